import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RedisConnection } from '../../src/platform/redis/redis.ts';
import { SharedBudgets } from '../../src/platform/redis/shared-budgets.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

const LIMIT = { name: 'test', points: 100, seconds: 60 };

let now: Date;
const clock = () => now;
beforeEach(() => {
  now = new Date('2026-11-26T20:00:00Z');
});

function budgets(redis?: RedisConnection): SharedBudgets {
  return new SharedBudgets({ limit: LIMIT, redis, clock });
}

describe('a budget', () => {
  test('says what is left, and refuses what is more than that', () => {
    const budget = budgets();
    expect(budget.spend('a', 60)).toMatchObject({ limit: 100, remaining: 40, waitSeconds: 0 });
    const refused = budget.spend('a', 41);
    expect(refused).toMatchObject({ remaining: 40, waitSeconds: refused.resetSeconds });
    expect(budget.spend('a', 40)).toMatchObject({ remaining: 0, waitSeconds: 0 });
    expect(budget.spend('b', 100)).toMatchObject({ waitSeconds: 0 });
  });

  test('is full again after the seconds that it tells', () => {
    const budget = budgets();
    const { resetSeconds } = budget.spend('a', 100);
    now = new Date(now.getTime() + (resetSeconds - 1) * 1000);
    expect(budget.spend('a', 1).waitSeconds).toBe(1);
    now = new Date(now.getTime() + 1000);
    expect(budget.spend('a', 100).waitSeconds).toBe(0);
  });

  test('begins at another time for another key, so that not all clients come back at once', () => {
    const budget = budgets();
    const resets = new Set(Array.from({ length: 20 }, (_, client) => budget.spend(`${client}`, 1).resetSeconds));
    expect(resets.size).toBeGreaterThan(5);
    for (const seconds of resets) expect(seconds).toBeLessThanOrEqual(60);
  });

  test('has no more than before when more is given back than was spent', () => {
    const budget = budgets();
    budget.spend('a', 10);
    budget.giveBack('a', 30);
    expect(budget.spend('a', 1).remaining).toBe(99);
  });
});

describe('processes with one Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    await redis.ping();
  });
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });
  beforeEach(async () => void (await redis.flushall()));

  test('count together, but for a twentieth of the limit each', async () => {
    const [first, second] = [budgets(redis), budgets(redis)];
    for (let turn = 0; turn < 10; turn++) {
      first.spend('a', 5);
      // 4 is less than a twentieth: the second process learns from what it tells later.
      second.spend('a', 4);
      await redis.ping();
    }
    await vi.waitFor(() =>
      expect(Math.max(first.spend('a', 0).remaining, second.spend('a', 0).remaining)).toBeLessThanOrEqual(20),
    );
    let more = 0;
    while (first.spend('a', 1).waitSeconds === 0) {
      more++;
      await redis.ping();
    }
    expect(more).toBeLessThanOrEqual(15);
  });

  test('do not send anything for a client that asks for little', async () => {
    const budget = budgets(redis);
    for (let client = 0; client < 50; client++) budget.spend(`client ${client}`, 4);
    await redis.ping();
    expect(await redis.dbsize()).toBe(0);
    budget.spend('client 1', 1);
    await vi.waitFor(async () => expect(await redis.dbsize()).toBe(1));
    const [key = ''] = await redis.keys('*');
    expect(await redis.ttl(key)).toBeGreaterThan(0);
  });

  test('are told what was given back', async () => {
    const [first, second] = [budgets(redis), budgets(redis)];
    first.spend('a', 50);
    await vi.waitFor(async () => expect(await redis.dbsize()).toBe(1));
    first.giveBack('a', 40);
    await vi.waitFor(async () => expect(await redis.get((await redis.keys('*'))[0] ?? '')).toBe('10'));
    second.spend('a', 5);
    await vi.waitFor(() => expect(second.spend('a', 0).remaining).toBe(85));
  });

  test('count each by itself while it is away, and tell it afterwards', async () => {
    const [first, second] = [budgets(redis), budgets(redis)];
    const multi = vi.spyOn(redis, 'multi').mockImplementation(() => {
      throw new Error('away');
    });
    first.spend('a', 50);
    expect(first.spend('a', 51).waitSeconds).toBeGreaterThan(0);
    expect(second.spend('a', 5)).toMatchObject({ remaining: 95 });
    multi.mockRestore();
    first.spend('a', 1);
    await vi.waitFor(async () => expect(await redis.get((await redis.keys('*'))[0] ?? '')).toBe('51'));
    second.spend('a', 1);
    await vi.waitFor(() => expect(second.spend('a', 0).remaining).toBe(43));
  });
});
