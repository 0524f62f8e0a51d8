import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nodesOf, type PlanNode } from '../../bench/year/plans.ts';
import { Resources } from '../../src/platform/resources.ts';
import { METRICS_TOKEN, scrape } from '../support/metrics.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Of which there are many in a busy year. */
const LARGE = new Set(['payment', 'refund', 'hold', 'due_row_attempt']);

const resources = new Resources();
let testApp: TestApp;
let client: pg.Client;
beforeAll(async () => {
  testApp = resources.use(await startTestApp('embedded', { settings: { METRICS_TOKEN } }));
  client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  resources.defer(() => client.end());
  // What they belong to is not there: only how many there are counts here.
  await client.query(`
    set session_replication_role = replica;

    insert into payment (
      id, booking_id, account_id, amount_minor, currency, status, token, idempotency_key, request_fingerprint
    )
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 100, 'EUR', 'SUCCEEDED', 'none', number, 'none'
    from generate_series(1, 5000) as number;

    insert into refund (id, payment_id, booking_id, amount_minor, status, reason, settled_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 100, 'SUCCEEDED', 'STAFF', now()
    from generate_series(1, 5000);

    insert into hold (id, account_id, showing_id, seat_ids, status, expires_at, extendable_until, price_revision)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), array[gen_random_uuid()], 'EXPIRED', now(), now(), 0
    from generate_series(1, 5000);

    insert into due_row_attempt (kind, row_id, next_at)
    select 'expired-hold', gen_random_uuid(), now() + interval '1 hour' from generate_series(1, 5000);

    analyze payment;
    analyze refund;
    analyze hold;
    analyze due_row_attempt`);
});
afterAll(() => resources[Symbol.asyncDispose]());

interface Explained {
  'QUERY PLAN': [{ Plan: PlanNode }];
}

test('a scrape reads no whole table that grows', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await scrape(testApp.app.url);
  const sent = (query.mock.calls as unknown[][]).map(
    ([statement]) => statement as { text?: string; values?: unknown[] },
  );
  query.mockRestore();
  const asked = sent.filter(({ text = '' }) => /"oldestSeconds"|from due_row_attempt where/.test(text));
  // Payments and refunds, rows that are due, and dead letters.
  expect(asked).toHaveLength(3);
  const nodes = [];
  for (const { text, values } of asked) {
    const { rows } = await client.query<Explained>(`explain (format json) ${text}`, values);
    nodes.push(...rows.flatMap((row) => nodesOf(row['QUERY PLAN'][0].Plan)));
  }
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
  expect(whole.filter((table) => LARGE.has(table ?? ''))).toEqual([]);
  const indexes = nodes.flatMap((node) => node['Index Name'] ?? []);
  expect(indexes).toEqual(
    expect.arrayContaining([
      'payment_pending',
      'refund_pending',
      'refund_failed',
      'hold_active',
      'due_row_attempt_failed',
    ]),
  );
});
