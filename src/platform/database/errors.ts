/** The database cannot do it now: nothing was changed, and the same request may be sent again. */
export class UnavailableError extends Error {}

/** What of an error came from PostgreSQL, however Prisma wrapped it. */
export interface DatabaseFailure {
  /** Five characters; see PostgreSQL's appendix "Error Codes". */
  sqlState: string | undefined;
  message: string;
}

/** Of these the same transaction may go well at once: serialization failure, deadlock. */
const RETRYABLE = new Set(['40001', '40P01']);
/** Lock timeout, statement timeout, shutting down or starting up, too many connections. */
const BUSY = new Set(['55P03', '57014', '57P01', '57P02', '57P03', '53300', '25P03', '25P04']);
/** Prisma's own: no connection, no free connection in time, transaction not started or ended in time. */
const PRISMA_BUSY = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|Connection terminated|connection timeout|timeout exceeded when trying to connect/i;

interface WrappedError {
  code?: string;
  message?: string;
  cause?: unknown;
  meta?: {
    driverAdapterError?: {
      message?: string;
      cause?: { originalCode?: string; originalMessage?: string; kind?: string };
    };
  };
}

export function databaseFailure(error: unknown): DatabaseFailure {
  const { meta, cause, message = '' } = (error ?? {}) as WrappedError;
  const original =
    meta?.driverAdapterError?.cause ?? (cause as { originalCode?: string; originalMessage?: string } | undefined);
  return { sqlState: original?.originalCode, message: original?.originalMessage ?? message };
}

/** Whether this unique or exclusion constraint refused the change; by its name in the migrations. */
export function violates(error: unknown, constraint: string): boolean {
  const { sqlState, message } = databaseFailure(error);
  return (sqlState === '23505' || sqlState === '23P01') && message.includes(`"${constraint}"`);
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

export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(databaseFailure(error).sqlState ?? '');
}

export function isBusy(error: unknown): boolean {
  const { code } = (error ?? {}) as WrappedError;
  const { sqlState, message } = databaseFailure(error);
  if (sqlState !== undefined) return BUSY.has(sqlState);
  return PRISMA_BUSY.has(code ?? '') || CONNECTION_LOST.test(message);
}
