import pg from 'pg';
import { statementSpan } from '../tracing/statement-span.ts';
import { tracing } from '../tracing/tracing.ts';
import { ConnectionLostError, fateOf, isRefusalOfPooler, UnavailableError } from './errors.ts';

const GOODBYE_MS = 1000;

type Callback = (error: unknown, result?: unknown) => void;

/**
 * A connection to PostgreSQL that notices when nothing comes back: after a failover, or when a router has forgotten the
 * connection, bytes are swallowed without an error. A statement that is not answered in time ends the connection.
 *
 * Open until it is lost. A lost one refuses statements at once, so that it is known that those were not sent.
 */
export class Connection extends pg.Client {
  readonly #answerTimeoutMs: number;
  /** Sent in place of Prisma's BEGIN. */
  readonly #begin: string | undefined;
  #isLost = false;

  constructor({ answerTimeoutMs, begin, ...config }: pg.ClientConfig & { answerTimeoutMs: number; begin?: string }) {
    super(config);
    this.#answerTimeoutMs = answerTimeoutMs;
    this.#begin = begin;
    const lost = () => (this.#isLost = true);
    // Whoever uses the connection is told by its statement. An `error` that has no listener would end the process.
    this.on('error', lost).on('end', lost);
  }

  /** In both of its forms; results come by callback when the last parameter is one. @throws {ConnectionLostError} */
  override query(...parameters: unknown[]): never {
    const callback = parameters.at(-1);
    if (typeof callback !== 'function') return this.#ask(parameters) as never;
    const tell = callback as Callback;
    return void this.#ask(parameters.slice(0, -1)).then((result) => tell(null, result), tell) as never;
  }

  #ask(parameters: unknown[]): Promise<unknown> {
    return tracing.inner(
      () => statementSpan(parameters[0]),
      () => this.#send(parameters),
    );
  }

  async #send(parameters: unknown[]): Promise<unknown> {
    if (this.#isLost) throw new ConnectionLostError('the connection was lost', { wasSent: false });
    const timer = setTimeout(() => this.abandon('PostgreSQL did not answer'), this.#answerTimeoutMs);
    try {
      return await super.query(...(this.#withBegin(parameters) as [string]));
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw this.#answered(error);
      if (!this.isLost) throw error;
      throw new ConnectionLostError('the connection was lost before the answer', { wasSent: true, cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  #withBegin(parameters: unknown[]): unknown[] {
    const [statement] = parameters as [Partial<pg.QueryConfig> | undefined];
    return this.#begin !== undefined && statement?.text === 'BEGIN' ? [this.#begin] : parameters;
  }

  #answered(error: pg.DatabaseError): Error {
    if (isRefusalOfPooler(error)) {
      this.#close(error.message);
      return new UnavailableError(`the pooler gave no connection: ${error.message}`, { cause: error });
    }
    if (fateOf(error) === 'elsewhere') this.abandon(error.message);
    return namingItsConstraint(error);
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Ends it at once, whatever it is doing. */
  abandon(reason: string): void {
    this.#close(reason);
    this.emit('abandoned');
  }

  #close(reason: string): void {
    this.#isLost = true;
    this.connection.stream.destroy(new Error(reason));
  }

  /** Says goodbye; a silent network would not take that, nor answer it. */
  override end(callback?: (error: Error) => void): Promise<void> {
    const timer = setTimeout(() => this.connection.stream.destroy(), GOODBYE_MS).unref();
    this.once('end', () => clearTimeout(timer));
    return super.end(...([callback] as unknown as []));
  }
}

/**
 * PostgreSQL writes its messages in the language of `lc_messages`, and Prisma's adapter keeps only the message of most
 * errors, not the field with the constraint's name. So the name goes into the message, in one form: see `violates`.
 */
function namingItsConstraint(error: pg.DatabaseError): pg.DatabaseError {
  if (error.constraint !== undefined) error.message += ` [${error.constraint}]`;
  return error;
}
