import { createRateLimiter, type RateLimit, type RateLimiter, unlimited } from '../platform/redis/rate-limiter.ts';
import type { RedisConnection } from '../platform/redis/redis.ts';

/** Enough for three bookings whose every attempt fails. */
const OF_ACCOUNT: RateLimit = { name: 'payment-account', points: 15, seconds: 3600 };
/** Many people may have one address. */
const OF_ADDRESS: RateLimit = { name: 'payment-address', points: 60, seconds: 600 };

/** Limits attempts to pay, so that stolen cards cannot be tried out, one booking after another. */
export class PaymentLimits {
  readonly #ofAccount: RateLimiter;
  readonly #ofAddress: RateLimiter;

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    this.#ofAccount = rateLimits ? createRateLimiter(OF_ACCOUNT, redis) : unlimited;
    this.#ofAddress = rateLimits ? createRateLimiter(OF_ADDRESS, redis) : unlimited;
  }

  /** Counts an attempt. @returns 0, or how many seconds the caller has to wait */
  async consume({ accountId, ip }: { accountId: string; ip: string }): Promise<number> {
    return (await this.#ofAccount.consume(accountId)) || (await this.#ofAddress.consume(ip));
  }
}
