import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { describe, expect, inject, test, vi } from 'vitest';
import { createQueues } from '../../src/platform/queues/bull.ts';
import { type HalfSecond, halfSecondOf, RecentlyAdded } from '../../src/platform/queues/half-second.ts';
import { handleJob, type JobType } from '../../src/platform/queues/queues.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Gate } from '../support/gate.ts';
import { MODES } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const NOON = Date.parse('2030-01-01T12:00:00Z');

test('a job comes after every deadline of its half second, and at most that and a moment later', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 86_400_000 }),
      fc.double({ min: 0, max: 900_000, noNaN: true }),
      (offset, inMs) => {
        const at = new Date(NOON + offset);
        const { delayMs } = halfSecondOf({ at, inMs });
        expect(Number.isInteger(delayMs)).toBe(true);
        expect(delayMs).toBeGreaterThan(inMs);
        expect(delayMs).toBeLessThan(inMs + 550);
      },
    ),
  );
});

test('the id comes from the deadline alone, one for each half second, its end included', () => {
  const idOf = (ms: number, inMs: number) => halfSecondOf({ at: new Date(NOON + ms), inMs }).id;
  expect(new Set([idOf(1, 100), idOf(250, 99), idOf(500, 7000)]).size).toBe(1);
  expect(idOf(0, 100)).not.toBe(idOf(1, 100));
  expect(idOf(500, 100)).not.toBe(idOf(501, 100));
});

test('a deadline that has passed is due at once', () => {
  expect(halfSecondOf({ at: new Date(NOON), inMs: -5000 }).delayMs).toBe(0);
});

test('what was added a moment ago is not added again, and later it is', async () => {
  const recent = new RecentlyAdded();
  expect(['a', 'b', 'a'].map((name) => recent.add(name))).toEqual([true, true, false]);
  await sleep(550);
  expect(recent.add('a')).toBe(true);
});

const look: JobType<HalfSecond> = { name: 'look', attempts: 1 };
const count: JobType<{ numbers: number[] }> = {
  name: 'count',
  attempts: 1,
  merge: (payloads) => ({ numbers: payloads.flatMap(({ numbers }) => numbers) }),
};

describe.each(MODES)('jobs of two processes, %s,', (mode) => {
  /** Two processes of one installation. */
  async function openTwice(resources: Resources) {
    const { url: connectionString } = resources.use(await cloneDatabase());
    const redisUrl = mode === 'redis' ? `${inject('redisUrl')}/${process.env['VITEST_POOL_ID'] ?? '0'}` : undefined;
    if (redisUrl !== undefined) {
      const redis = new Redis(redisUrl);
      await redis.flushdb();
      redis.disconnect();
    }
    const options = { redisUrl, connectionString, connections: 4, logger: pino({ level: 'silent' }) };
    const one = resources.use(await createQueues(options));
    return [one, resources.use(await createQueues(options))] as const;
  }

  /** The end of a half second that is some time ahead. */
  const ahead = (halfSeconds: number) => new Date((Math.floor(Date.now() / 500) + halfSeconds) * 500);
  const deadline = (at: Date, beforeMs: number) => {
    const earlier = new Date(at.getTime() - beforeMs);
    return { at: earlier, inMs: earlier.getTime() - Date.now() };
  };

  test('are one for all deadlines of a half second, and none comes before its deadline', async () => {
    await using resources = new Resources();
    const queues = await openTwice(resources);
    const done: { halfSecond: number; at: number }[] = [];
    const handle = ({ halfSecond }: HalfSecond) => Promise.resolve(done.push({ halfSecond, at: Date.now() }));
    queues[0].work(handleJob(look, { concurrency: 2, handle }));
    const [first, second] = [ahead(3), ahead(4)];
    for (const process of queues) {
      for (const beforeMs of [0, 10, 250, 499]) process.enqueueAt(look, deadline(first, beforeMs));
      process.enqueueAt(look, deadline(second, 0));
    }
    await vi.waitUntil(() => done.length === 2, { timeout: 10_000 });
    await sleep(1000);
    expect(done.map(({ halfSecond }) => halfSecond * 500)).toEqual([first, second].map(Number));
    for (const { halfSecond, at } of done) expect(at).toBeGreaterThanOrEqual(halfSecond * 500);
  });

  test('are added again once the first is done, but not while it runs: then recovery finds the row', async () => {
    await using resources = new Resources();
    const [one, other] = await openTwice(resources);
    const gates = [new Gate(), new Gate()];
    let begun = 0;
    one.work(handleJob(look, { concurrency: 2, handle: () => (gates[begun++] ?? new Gate()).pass() }));
    const passed = { at: new Date(Date.now() - 1000), inMs: -1000 };
    one.enqueueAt(look, passed);
    await vi.waitUntil(() => begun === 1, { timeout: 10_000 });
    other.enqueueAt(look, passed);
    await sleep(700);
    expect(begun).toBe(1);
    gates.forEach((gate) => gate.open());
    await vi.waitUntil(
      () => {
        other.enqueueAt(look, passed);
        return begun === 2;
      },
      { timeout: 10_000, interval: 200 },
    );
  });

  test('are merged when they are enqueued in the same moment and can be, at most twenty in one', async () => {
    await using resources = new Resources();
    const [one] = await openTwice(resources);
    const done: number[][] = [];
    one.work(handleJob(count, { concurrency: 1, handle: ({ numbers }) => Promise.resolve(done.push(numbers)) }));
    for (let number = 0; number < 30; number++) one.enqueue(count, { numbers: [number] });
    await vi.waitUntil(() => done.flat().length === 30, { timeout: 10_000 });
    expect(done.map(({ length }) => length)).toEqual([20, 10]);
    expect(new Set(done.flat()).size).toBe(30);
  });
});
