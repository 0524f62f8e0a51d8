import { createRateLimiter, type RateLimit, type RateLimiter, unlimited } from '../platform/redis/rate-limiter.ts';
import { refuseToWait } from '../platform/redis/rate-limited-error.ts';
import { RATE_LIMITS } from '../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../platform/redis/redis.ts';

/** Who gives promo codes. */
export interface PromoClient {
  accountId: string;
  ip: string;
}

/**
 * Limits guesses of promo codes. Each code is counted before it is looked for, so that many requests at once get no more
 * guesses, and one that there is does not count after all.
 */
export class PromoCodeLimits {
  readonly #ofAccount: RateLimiter;
  readonly #ofAddress: RateLimiter;

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    const limiter = (limit: RateLimit) => (rateLimits ? createRateLimiter(limit, redis) : unlimited);
    this.#ofAccount = limiter(RATE_LIMITS.promoCodesOfAccount);
    this.#ofAddress = limiter(RATE_LIMITS.promoCodesOfAddress);
  }

  /** Counts so many codes. @throws {RateLimitedError} when there were too many wrong ones */
  async guess({ accountId, ip }: PromoClient, codes: number): Promise<void> {
    for (let count = 0; count < codes; count++) {
      const wait = (await this.#ofAccount.consume(accountId)) || (await this.#ofAddress.consume(ip));
      refuseToWait(wait, 'Too many wrong promo codes; leave them out, or');
    }
  }

  /** So many of the codes that were counted were no guesses. */
  async giveBack({ accountId, ip }: PromoClient, codes: number): Promise<void> {
    const counts = Array.from({ length: codes }, () => [
      this.#ofAccount.giveBack(accountId),
      this.#ofAddress.giveBack(ip),
    ]);
    await Promise.all(counts.flat());
  }
}
