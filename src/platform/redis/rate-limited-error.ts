/** The caller has done something too often. Shown as RATE_LIMITED. */
export class RateLimitedError extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

/** @throws {RateLimitedError} unless there are no seconds to wait */
export function refuseToWait(seconds: number, why: string): void {
  if (seconds > 0) throw new RateLimitedError(`${why}: wait ${seconds} seconds.`, seconds);
}
