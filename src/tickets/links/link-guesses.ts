import { createRateLimiter, type RateLimiter, unlimited } from '../../platform/redis/rate-limiter.ts';
import { RATE_LIMITS } from '../../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../../platform/redis/redis.ts';

/**
 * Limits guesses of links. Only a token that was not made here is counted: who has a link is never refused for what others at the same
 * address have tried.
 */
export class LinkGuesses {
  readonly #ofAddress: RateLimiter;

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    this.#ofAddress = rateLimits ? createRateLimiter(RATE_LIMITS.ticketLinksOfAddress, redis) : unlimited;
  }

  /** Counts a wrong token. @returns 0, or how many seconds the address has to wait */
  count(address: string): Promise<number> {
    return this.#ofAddress.consume(address);
  }
}
