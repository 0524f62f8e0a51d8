/** It cannot be done now: nothing was changed, and the same request may be sent again. */
export class UnavailableError extends Error {}

/** The connection was lost while a change was being committed: whether it was made is not known. */
export class OutcomeUnknownError extends Error {}

/** A connection broke, or nothing came back in time. */
export class ConnectionLostError extends Error {
  /** Whether PostgreSQL may have received the statement, and have carried it out. */
  readonly wasSent: boolean;

  constructor(message: string, { wasSent, cause }: { wasSent: boolean; cause?: unknown }) {
    super(message, { cause });
    this.wasSent = wasSent;
  }
}

/**
 * What is known about a statement that failed for want of a working database, and not because it is wrong.
 *
 * - again: it was not carried out; the same transaction may succeed at once.
 * - elsewhere: it was not carried out; this connection is of no further use, but another may do it at once.
 * - busy: it was not carried out, and will not be now.
 * - unknown: it may have been carried out.
 */
export type Fate = 'again' | 'elsewhere' | 'busy' | 'unknown';

/**
 * By SQLSTATE or its class, by the kind that Prisma's adapter gives, or by Prisma's code. Whatever PostgreSQL answers with
 * an error it has rolled back; only a pooler between may not know.
 */
const FATES = new Map<string, Fate>([
  ...sharing('again', [
    '40001', // serialization failure
    '40P01', // deadlock
    'P2034', // either, in Prisma's words
  ]),
  ...sharing('elsewhere', [
    '57P01', // shutting down
    '57P02', // another session crashed
    '57P05', // idle for too long
    '25006', // read-only, as after a failover
    '26000', // the prepared statement is gone
  ]),
  ...sharing('busy', [
    '53', // out of disk, memory or connections
    '55P03', // lock timeout
    '57014', // statement timeout
    '57P03', // starting up
    '57P04', // the database was dropped
    '25P03', // idle in a transaction for too long
    '25P04', // transaction timeout
    'P2024', // no connection in time
    'P2028', // the transaction did not start, or end, in time
    'DatabaseNotReachable',
    'TlsConnectionError',
    'TooManyConnections',
  ]),
  ...sharing('unknown', [
    '08', // connection exceptions, as poolers answer
    '40003', // statement completion unknown
    'ConnectionClosed',
    'SocketTimeout',
  ]),
]);

function sharing(fate: Fate, codes: readonly string[]): [string, Fate][] {
  return codes.map((code) => [code, fate]);
}

/** What PgBouncer says to a client that waits for a connection to PostgreSQL with a statement, and gets none. */
const REFUSALS_OF_POOLER = [
  'query_wait_timeout',
  'query_timeout',
  'server login has been failing',
  'server login failed',
  'server shutting down',
];

/** Whether a pooler has refused a statement that it had not yet passed on: then it closes the connection. */
export function isRefusalOfPooler({ code, message }: { code?: string | undefined; message: string }): boolean {
  return code?.startsWith('08') === true && REFUSALS_OF_POOLER.some((refusal) => message.startsWith(refusal));
}

/** Undefined for any other error: a fault, or a refusal by a constraint. */
export function fateOf(error: unknown): Fate | undefined {
  if (error instanceof UnavailableError) return 'busy';
  if (error instanceof ConnectionLostError) return error.wasSent ? 'unknown' : 'elsewhere';
  if (error instanceof OutcomeUnknownError) return 'unknown';
  if (error instanceof AggregateError) return error.errors.map(fateOf).find((fate) => fate !== undefined);
  const { originalCode, kind = '' } = originalOf(error) ?? {};
  const code = originalCode ?? String((error as WrappedError | undefined)?.code);
  return FATES.get(code) ?? FATES.get(code.slice(0, 2)) ?? FATES.get(kind);
}

/** What of an error came from PostgreSQL, however Prisma wrapped it. */
export interface DatabaseFailure {
  /** Five characters; see PostgreSQL's appendix "Error Codes". */
  sqlState: string | undefined;
  message: string;
}

/** As Prisma's adapter has read it. */
interface OriginalError {
  originalCode?: string;
  originalMessage?: string;
  kind?: string;
}

interface WrappedError {
  code?: unknown;
  message?: string;
  cause?: OriginalError;
  meta?: { driverAdapterError?: { cause?: OriginalError } };
}

function originalOf(error: unknown): OriginalError | undefined {
  const { meta, cause } = (error ?? {}) as WrappedError;
  return meta?.driverAdapterError?.cause ?? cause;
}

export function databaseFailure(error: unknown): DatabaseFailure {
  const { originalCode, originalMessage } = originalOf(error) ?? {};
  return { sqlState: originalCode, message: originalMessage ?? (error as WrappedError | undefined)?.message ?? '' };
}

/** Whether this unique or exclusion constraint refused the change; by its name in the migrations, which Connection adds. */
export function violates(error: unknown, constraint: string): boolean {
  const { sqlState, message } = databaseFailure(error);
  return (sqlState === '23505' || sqlState === '23P01') && message.endsWith(`[${constraint}]`);
}

/** Whether a row that a foreign key refers to is not there; `name` is what its name in the migrations ends with. */
export function violatesForeignKey(error: unknown, name: string): boolean {
  const { sqlState, message } = databaseFailure(error);
  return sqlState === '23503' && message.includes(name);
}

/** Values that JSON and JavaScript have and PostgreSQL does not. */
const UNREPRESENTABLE = new Map([
  ['22021', 'A text cannot contain the character NUL.'],
  ['22008', 'A date must be in the years 1 to 9999.'],
]);

/** What is wrong with a value of the request, when that is why PostgreSQL refused it. */
export function unrepresentableValue(error: unknown): string | undefined {
  return UNREPRESENTABLE.get(databaseFailure(error).sqlState ?? '');
}
