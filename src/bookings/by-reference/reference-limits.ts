import { createHash } from 'node:crypto';
import { createRateLimiter, type RateLimit, type RateLimiter, unlimited } from '../../platform/redis/rate-limiter.ts';
import { RATE_LIMITS } from '../../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../../platform/redis/redis.ts';

export interface ReferenceAttempt {
  ip: string;
  /** As it is stored; undefined when it can be none. */
  reference: string | undefined;
  email: string | undefined;
}

/**
 * Limits attempts to find a booking by its reference and its e-mail address: a reference is short, for people to read out.
 * Successful ones count too, so that a refusal tells nothing.
 */
export class ReferenceLimits {
  readonly #ofAddress: RateLimiter;
  readonly #ofReference: RateLimiter;
  readonly #ofEmail: RateLimiter;

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    const limiter = (limit: RateLimit) => (rateLimits ? createRateLimiter(limit, redis) : unlimited);
    this.#ofAddress = limiter(RATE_LIMITS.referenceOfAddress);
    this.#ofReference = limiter(RATE_LIMITS.referenceOfBooking);
    this.#ofEmail = limiter(RATE_LIMITS.referenceOfEmail);
  }

  /** Counts an attempt. @returns 0, or how many seconds the caller has to wait */
  async consume({ ip, reference, email }: ReferenceAttempt): Promise<number> {
    // One after the other: an address that has to wait cannot use up the attempts of others.
    return (
      (await this.#ofAddress.consume(ip)) ||
      (reference === undefined ? 0 : await this.#ofReference.consume(reference)) ||
      (email === undefined ? 0 : await this.#ofEmail.consume(digest(email)))
    );
  }
}

/** No address of a person is kept among the limits. */
function digest(email: string): string {
  return createHash('sha256').update(email).digest('base64url');
}
