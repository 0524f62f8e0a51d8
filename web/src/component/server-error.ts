/** Why something could not be done. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** A code of the API, as in RATE_LIMITED or SeatsUnavailable, or NETWORK, or ORIGIN_NOT_ALLOWED. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  static from(error: unknown): ServerError {
    return error instanceof ServerError ? error : new ServerError('INTERNAL', String(error));
  }
}
