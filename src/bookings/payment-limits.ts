import { LRUCache } from 'lru-cache';
import { createRateLimiter, type RateLimit, type RateLimiter, unlimited } from '../platform/redis/rate-limiter.ts';
import { RATE_LIMITS } from '../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../platform/redis/redis.ts';

interface PayingClient {
  accountId: string;
  ip: string;
}

/** How long a decline can come after its attempt: the gateway is asked again and again while it does not answer. */
const ADDRESS_SECONDS = 24 * 60 * 60;
const KEPT_ADDRESSES = 10_000;

/**
 * Limits attempts to pay, and declined payments, so that stolen cards cannot be tried out, one booking after another. A
 * payment is declined in a worker, which does not know who asked for it: so the address that an account last paid from is
 * kept for a day, beside the counts.
 */
export class PaymentLimits {
  readonly #redis: RedisConnection | undefined;
  readonly #ofAccount: RateLimiter;
  readonly #ofAddress: RateLimiter;
  readonly #declinesOfAccount: RateLimiter;
  readonly #declinesOfAddress: RateLimiter;
  readonly #addresses = new LRUCache<string, string>({ max: KEPT_ADDRESSES });

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    const limiter = (limit: RateLimit) => (rateLimits ? createRateLimiter(limit, redis) : unlimited);
    this.#redis = rateLimits ? redis : undefined;
    this.#ofAccount = limiter(RATE_LIMITS.paymentOfAccount);
    this.#ofAddress = limiter(RATE_LIMITS.paymentOfAddress);
    this.#declinesOfAccount = limiter(RATE_LIMITS.declinesOfAccount);
    this.#declinesOfAddress = limiter(RATE_LIMITS.declinesOfAddress);
  }

  /** Counts an attempt. @returns 0, or how many seconds the caller has to wait */
  async consume({ accountId, ip }: PayingClient): Promise<number> {
    const waits = await Promise.all([this.#declinesOfAccount.waitOf(accountId), this.#declinesOfAddress.waitOf(ip)]);
    const wait = Math.max(...waits);
    if (wait > 0) return wait;
    await this.#keepAddress({ accountId, ip });
    return (await this.#ofAccount.consume(accountId)) || (await this.#ofAddress.consume(ip));
  }

  /** Counts a payment of the account that the gateway declined. */
  async declined(accountId: string): Promise<void> {
    const ip = await this.#addressOf(accountId);
    await this.#declinesOfAccount.consume(accountId);
    if (ip !== undefined) await this.#declinesOfAddress.consume(ip);
  }

  async #keepAddress({ accountId, ip }: PayingClient): Promise<void> {
    this.#addresses.set(accountId, ip);
    // While Redis is away a worker of another process counts by account alone.
    await this.#redis?.set(keyOf(accountId), ip, 'EX', ADDRESS_SECONDS).catch(() => undefined);
  }

  async #addressOf(accountId: string): Promise<string | undefined> {
    const shared = await this.#redis?.get(keyOf(accountId)).catch(() => undefined);
    return shared ?? this.#addresses.get(accountId);
  }
}

function keyOf(accountId: string): string {
  return `paid-from:${accountId}`;
}
