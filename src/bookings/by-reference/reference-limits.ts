import { createHash } from 'node:crypto';
import { createRateLimiter, type RateLimit, type RateLimiter, unlimited } from '../../platform/redis/rate-limiter.ts';
import type { RedisConnection } from '../../platform/redis/redis.ts';

/** Many people may have one address. */
const OF_ADDRESS: RateLimit = { name: 'reference-address', points: 20, seconds: 600 };
/** A person who has seen a ticket may guess the e-mail address, from many addresses. */
const OF_REFERENCE: RateLimit = { name: 'reference', points: 20, seconds: 3600 };
/** And one who knows the e-mail address may guess the reference. */
const OF_EMAIL: RateLimit = { name: 'reference-email', points: 40, seconds: 3600 };

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
    this.#ofAddress = limiter(OF_ADDRESS);
    this.#ofReference = limiter(OF_REFERENCE);
    this.#ofEmail = limiter(OF_EMAIL);
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
