import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisConnection } from './redis.ts';

export interface RateLimiter {
  /**
   * @param key as in an account's id, or `RequestContext.ip`; another address goes through `addressKey` first
   * @returns 0, or how many seconds the caller has to wait
   */
  consume(key: string): Promise<number>;
  /** 0, or how many seconds the caller would have to wait. Counts nothing. */
  waitOf(key: string): Promise<number>;
  /** What was consumed does not count after all. */
  giveBack(key: string): Promise<void>;
  /** Counts from 0 again. */
  forget(key: string): Promise<void>;
}

export interface RateLimit {
  name: string;
  /** How often within that many seconds. */
  points: number;
  seconds: number;
  /** How long to wait when it is exceeded, for the first time within a day, the second, and so on; otherwise until the end. */
  waits?: readonly number[];
}

/** Keys that are remembered for some time. */
export interface RememberedKeys {
  add(key: string): Promise<void>;
  has(key: string): Promise<boolean>;
}

const DAY = 24 * 60 * 60;

/** Counted in Redis by all processes together; by this process alone without one, or while it is away. */
export function createRateLimiter(limit: RateLimit, redis: RedisConnection | undefined): RateLimiter {
  const { points, waits = [] } = limit;
  const counts = createCounts(limit, redis);
  const excesses = createCounts({ name: `${limit.name}-excesses`, points: 1, seconds: DAY }, redis);
  return {
    async consume(key) {
      try {
        await counts.consume(key);
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        // Only the first that is refused makes the wait longer: those that come while it lasts do not.
        if (waits.length === 0 || refusal.consumedPoints !== points + 1) return secondsOf(refusal);
        const { consumedPoints } = await excesses.penalty(key);
        const seconds = waits[Math.min(consumedPoints, waits.length) - 1] ?? limit.seconds;
        await counts.block(key, seconds);
        return seconds;
      }
    },
    async waitOf(key) {
      const count = await counts.get(key);
      return count && count.consumedPoints >= points ? secondsOf(count) : 0;
    },
    async giveBack(key) {
      await counts.reward(key);
    },
    async forget(key) {
      await counts.delete(key);
    },
  };
}

/** Where `createRateLimiter` counts; what was remembered is lost with it. */
export function createRememberedKeys(
  { name, seconds }: Pick<RateLimit, 'name' | 'seconds'>,
  redis: RedisConnection | undefined,
): RememberedKeys {
  const keys = createCounts({ name, seconds, points: 1 }, redis);
  return {
    async add(key) {
      await keys.set(key, 1, seconds);
    },
    has: async (key) => (await keys.get(key)) !== null,
  };
}

function createCounts({ name, points, seconds }: RateLimit, redis: RedisConnection | undefined) {
  const options = { keyPrefix: `limit:${name}`, points, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
  });
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

/** For benchmarks and load tests. */
export const unlimited: RateLimiter = {
  consume: () => Promise.resolve(0),
  waitOf: () => Promise.resolve(0),
  giveBack: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};
