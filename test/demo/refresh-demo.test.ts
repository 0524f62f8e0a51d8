import { expect, test, vi } from 'vitest';
import { demo } from '../../src/demo/demo.module.ts';
import { refreshDemoJob } from '../../src/demo/refresh-demo.job.ts';
import type { EnqueueOptions, JobType, Queues } from '../../src/platform/queues/queues.ts';
import { accountServices } from '../support/account-services.ts';
import { emptyCache } from '../support/empty-cache.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const DAY_MS = 86_400_000;

const dateOf = (time: Date) => time.toISOString().slice(0, 10);
/** At noon of UTC. */
const inDays = (days: number) => new Date(`${dateOf(new Date(Date.now() + days * DAY_MS))}T12:00:00.000Z`);

test('the demo is refreshed each day: it gets a new week when its showings have begun', async () => {
  await using clone = await cloneDatabase();
  await using database = openDatabase(clone.url);
  let now = inDays(1);
  const enqueue = vi.fn<(job: JobType<unknown>, payload: unknown, options?: EnqueueOptions) => void>();
  const config = { seedDemo: true, databaseUrl: undefined, host: '0.0.0.0' };
  const cache = emptyCache();
  const told = vi.spyOn(cache, 'changed');
  const queues = { enqueue } as unknown as Queues;
  const { sessions } = accountServices(database);
  const needs = { database, cache, queues, clock: () => now, sessions, config };
  const services = { ...needs, ...demo.create(needs) };
  const count = () => database.prisma.showing.count();

  await demo.start?.(services);
  const firstWeek = await count();
  expect(firstWeek).toBeGreaterThan(100);
  expect(told).toHaveBeenCalledTimes(1);
  expect(enqueue).toHaveBeenCalledWith(refreshDemoJob, {}, { delayMs: DAY_MS, id: dateOf(inDays(2)) });

  const [handler] = demo.workers?.(services) ?? [];
  now = inDays(2);
  await handler?.handle({});
  expect(await count()).toBe(firstWeek);
  expect(told).toHaveBeenCalledTimes(1);
  expect(enqueue).toHaveBeenLastCalledWith(refreshDemoJob, {}, { delayMs: DAY_MS, id: dateOf(inDays(3)) });

  now = inDays(10);
  await handler?.handle({});
  const secondWeek = await count();
  expect(secondWeek).toBeGreaterThan(firstWeek);
  expect(told).toHaveBeenCalledTimes(2);

  now = inDays(26);
  enqueue.mockClear();
  const [left] = demo.workers?.({ ...services, isDemo: false }) ?? [];
  await left?.handle({});
  expect(await count()).toBe(secondWeek);
  expect(enqueue).not.toHaveBeenCalled();
});
