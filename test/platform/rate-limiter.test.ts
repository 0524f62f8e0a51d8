import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRateLimiter, createRememberedKeys, type RateLimit } from '../../src/platform/redis/rate-limiter.ts';
import type { RedisConnection } from '../../src/platform/redis/redis.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let server: RedisServer;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server[Symbol.asyncDispose]();
});

describe.each(['in process', 'in Redis'])('a limit that is counted %s', (place) => {
  const limiter = (limit: Omit<RateLimit, 'name'>, name: string) =>
    createRateLimiter({ name, ...limit }, place === 'in Redis' ? redis : undefined);

  test('says how long to wait once it is exceeded, also without counting', async () => {
    const limit = limiter({ points: 2, seconds: 100 }, 'plain');
    expect(await limit.waitOf('a')).toBe(0);
    expect([await limit.consume('a'), await limit.consume('a')]).toEqual([0, 0]);
    expect(await limit.waitOf('a')).toBeGreaterThan(90);
    expect(await limit.consume('a')).toBeLessThanOrEqual(100);
    expect(await limit.consume('b')).toBe(0);
  });

  test('counts what is given back no more', async () => {
    const limit = limiter({ points: 1, seconds: 100 }, 'given back');
    for (let turn = 0; turn < 3; turn++) {
      expect(await limit.consume('a')).toBe(0);
      await limit.giveBack('a');
    }
    await limit.consume('a');
    expect(await limit.consume('a')).toBeGreaterThan(0);
    await limit.forget('a');
    expect(await limit.consume('a')).toBe(0);
  });

  test('waits longer each time it is exceeded, and not for what comes during the wait', async () => {
    const limit = limiter({ points: 1, seconds: 10, waits: [20, 40, 80] }, 'growing');
    for (const wait of [20, 40, 80, 80]) {
      expect(await limit.consume('a')).toBe(0);
      expect(await limit.consume('a')).toBe(wait);
      for (let more = 0; more < 3; more++) expect(await limit.consume('a')).toBeLessThanOrEqual(wait);
      // As the end of the wait does.
      await limit.forget('a');
    }
  });

  test('remembers keys', async () => {
    const keys = createRememberedKeys({ name: 'keys', seconds: 100 }, place === 'in Redis' ? redis : undefined);
    expect(await keys.has('a')).toBe(false);
    await keys.add('a');
    expect([await keys.has('a'), await keys.has('b')]).toEqual([true, false]);
  });
});
