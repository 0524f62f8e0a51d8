import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisConnection } from './redis.ts';

export interface RateLimiter {
  /**
   * @param key as in an account's id, or `RequestContext.ip`; another address goes through `addressKey` first
   * @returns 0, or how many seconds the caller has to wait
   */
  consume(key: string): Promise<number>;
}

export interface RateLimit {
  name: string;
  /** How often within that many seconds. */
  points: number;
  seconds: number;
}

/** Counted in Redis by all processes together; by this process alone without one, or while it is away. */
export function createRateLimiter(limit: RateLimit, redis: RedisConnection | undefined): RateLimiter {
  const options = { keyPrefix: `limit:${limit.name}`, points: limit.points, duration: limit.seconds };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  return {
    async consume(key) {
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}

/** For benchmarks and load tests. */
export const unlimited: RateLimiter = { consume: () => Promise.resolve(0) };
