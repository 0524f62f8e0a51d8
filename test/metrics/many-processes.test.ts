import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { METRICS_TOKEN, scrape, untilValue } from '../support/metrics.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const resources = new Resources();
let api: TestApp;
beforeAll(async () => {
  api = resources.use(await startTestApp('redis', { settings: { ROLE: 'api', METRICS_TOKEN } }));
});
afterAll(() => resources[Symbol.asyncDispose]());

test('an api tells what no worker has done yet, and a worker what it does', async () => {
  const { url } = api.app;
  const showing = await makeShowing(api.database);
  const { client } = await api.newAccount();
  const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
  const queue = 'settle-payment';
  await Promise.all([
    untilValue(url, ['rowlock_queue_jobs', { queue, state: 'waiting' }], (jobs) => jobs === 1),
    untilValue(url, ['rowlock_queue_oldest_seconds', { queue }], (seconds) => seconds > 0),
    untilValue(url, ['rowlock_open_payments', { status: 'PENDING' }], (payments) => payments === 1),
  ]);
  await api.database.prisma.$executeRaw`
    update payment set created_at = clock_timestamp() - interval '1 hour' where booking_id = ${id}::uuid`;
  const kind = 'unsettled-payment';
  await Promise.all([
    untilValue(url, ['rowlock_oldest_open_payment_seconds', { status: 'PENDING' }], (seconds) => seconds > 3500),
    untilValue(url, ['rowlock_due_rows', { kind }], (rows) => rows === 1),
    untilValue(url, ['rowlock_oldest_due_row_seconds', { kind }], (seconds) => seconds > 3500),
  ]);
  expect((await scrape(url)).value('rowlock_process', { role: 'api' })).toBe(1);

  const environment = { ...api.environment, ROLE: 'worker' };
  await using worker = await createApp(readConfig(environment), { logger: createLogger('silent') });
  const at = worker.url;
  expect((await fetch(`${at}/metrics`)).status).toBe(401);
  await bookingOnce(client, id, 'CONFIRMED');
  // By the job or by recovery, whichever was first.
  await untilValue(at, ['rowlock_settled_payments_total', { status: 'SUCCEEDED' }], (count) => count === 1);
  await untilValue(at, ['rowlock_jobs_total', { queue, outcome: 'done' }], (jobs) => jobs === 1);
  await untilValue(url, ['rowlock_queue_jobs', { queue, state: 'waiting' }], (jobs) => jobs === 0);
  const seen = await scrape(at);
  expect(seen.value('rowlock_process', { role: 'worker' })).toBe(1);
  expect(seen.value('rowlock_unread_metrics')).toBe(0);
  expect(seen.types.has('rowlock_sockets')).toBe(false);
});
