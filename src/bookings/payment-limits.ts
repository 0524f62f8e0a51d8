import { createRateLimiter, type RateLimiter, unlimited } from '../platform/redis/rate-limiter.ts';
import { RATE_LIMITS } from '../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../platform/redis/redis.ts';

/** Limits attempts to pay, so that stolen cards cannot be tried out, one booking after another. */
export class PaymentLimits {
  readonly #ofAccount: RateLimiter;
  readonly #ofAddress: RateLimiter;

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    this.#ofAccount = rateLimits ? createRateLimiter(RATE_LIMITS.paymentOfAccount, redis) : unlimited;
    this.#ofAddress = rateLimits ? createRateLimiter(RATE_LIMITS.paymentOfAddress, redis) : unlimited;
  }

  /** Counts an attempt. @returns 0, or how many seconds the caller has to wait */
  async consume({ accountId, ip }: { accountId: string; ip: string }): Promise<number> {
    return (await this.#ofAccount.consume(accountId)) || (await this.#ofAddress.consume(ip));
  }
}
