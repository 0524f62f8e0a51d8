import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { startHealthServer } from '../../src/server/server.ts';
import { HoldBestAvailable } from '../seating/operations.ts';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startHaproxy } from '../support/haproxy.ts';
import { METRICS_TOKEN, type Scrape, scrape, untilValue } from '../support/metrics.ts';
import { HoldSeats } from '../support/operations.ts';
import { promtool } from '../support/promtool.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Given after the other: each is accepted. */
const NEXT_TOKEN = 'another token that is as long as the first';

const resources = new Resources();
let testApp: TestApp;
let url: string;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = resources.use(
    await startTestApp('embedded', { settings: { METRICS_TOKEN: `${METRICS_TOKEN},${NEXT_TOKEN}` } }),
  );
  url = testApp.app.url;
  showing = await makeShowing(testApp.database);
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => resources[Symbol.asyncDispose]());

/** By how much a metric has grown meanwhile. */
async function growth(work: () => Promise<unknown>) {
  const before = await scrape(url);
  await work();
  const after = await scrape(url);
  return (metric: string, labels: Record<string, string> = {}) =>
    (after.value(metric, labels) ?? 0) - (before.value(metric, labels) ?? 0);
}

function seat(number: number): string {
  return showing.seatIds[number] ?? '';
}

describe('who may read them', () => {
  const read = (authorization?: string) =>
    fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } });

  test('only those who have the token', async () => {
    for (const authorization of [undefined, '', 'Bearer', `Bearer ${METRICS_TOKEN}x`, `Basic ${METRICS_TOKEN}`]) {
      const response = await read(authorization);
      expect(response.status, authorization).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.text()).not.toContain('rowlock_');
    }
  });

  test('who has it, as text that is not kept', async () => {
    const response = await read(`bearer ${METRICS_TOKEN}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('each of several tokens is accepted, so that one can be replaced', async () => {
    expect((await read(`Bearer ${NEXT_TOKEN}`)).status).toBe(200);
  });

  test('without METRICS_TOKEN there are none', async () => {
    const { config, logger } = testApp.app.services;
    const health = { broken: () => undefined, notReady: () => Promise.resolve(undefined) };
    const without = { config: { ...config, metricsToken: undefined }, logger, health, metrics: [] };
    await using other = await startHealthServer(without);
    expect((await fetch(`${other.url}/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(404);
  });

  test('nothing comes through the proxy, however the address is written', async () => {
    await using haproxy = await startHaproxy([Number(new URL(url).port)]);
    await expect.poll(async () => (await fetch(`${haproxy.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    for (const address of ['/metrics', '/metrics?', '/%6detrics', '/%6Detric%73?x=1', '/METRICS']) {
      const response = await fetch(`${haproxy.url}${address}`, { headers });
      expect(response.status, address).toBe(404);
      expect(await response.text(), address).not.toContain('rowlock_');
    }
  });
});

describe('what is counted', () => {
  test('a hold, one that is repeated, and one that is refused', async () => {
    const seatIds = [seat(0)];
    const { client: other } = await testApp.newAccount();
    const grown = await growth(async () => {
      await holdSeats(buyer, showing, seatIds);
      await holdSeats(buyer, showing, seatIds);
      const input = { showingId: showing.showingId, seatIds };
      expect((await other.request(HoldSeats, { input })).holdSeats.errors).toMatchObject([
        { __typename: 'SeatsUnavailable' },
      ]);
    });
    expect(grown('rowlock_holds_total', { outcome: 'held' })).toBe(1);
    expect(grown('rowlock_holds_total', { outcome: 'repeated' })).toBe(1);
    expect(grown('rowlock_holds_total', { outcome: 'SeatsUnavailable' })).toBe(1);
    expect(grown('rowlock_holds_total')).toBe(3);
    expect(grown('rowlock_operations_total', { operation: 'holdSeats', outcome: 'ok' })).toBe(3);
    expect(grown('rowlock_operation_seconds_count', { operation: 'holdSeats' })).toBe(3);
    expect(grown('rowlock_operation_seconds_bucket', { operation: 'holdSeats', le: '+Inf' })).toBe(3);
  });

  test('the best seats are a hold too', async () => {
    const input = { showingId: showing.showingId, quantity: 2 };
    const grown = await growth(() => buyer.request(HoldBestAvailable, { input }));
    expect(grown('rowlock_holds_total', { outcome: 'held' })).toBe(1);
    expect(grown('rowlock_holds_total')).toBe(1);
  });

  test('payments that succeed and that are declined, each once', async () => {
    const grown = await growth(async () => {
      const paid = await bookSeats(buyer, showing, { seatIds: [seat(20)] });
      const declined = await bookSeats(buyer, showing, {
        seatIds: [seat(21)],
        paymentToken: 'pm_card_visa_chargeDeclined',
      });
      await bookingOnce(buyer, paid.id, 'CONFIRMED');
      await bookingOnce(buyer, declined.id, 'PAYMENT_FAILED');
      // Counted after the commit, which a reader may see first; a job ends after it.
      await untilValue(url, ['rowlock_jobs_total', { queue: 'settle-payment', outcome: 'done' }], (done) => done >= 1);
      await untilValue(url, ['rowlock_settled_payments_total', { status: 'DECLINED' }], (count) => count >= 1);
      await untilValue(url, ['rowlock_settled_payments_total', { status: 'SUCCEEDED' }], (count) => count >= 1);
    });
    expect(grown('rowlock_settled_payments_total', { status: 'SUCCEEDED' })).toBe(1);
    expect(grown('rowlock_settled_payments_total', { status: 'DECLINED' })).toBe(1);
    expect(grown('rowlock_settled_payments_total', { status: 'REQUIRES_ACTION' })).toBe(0);
    expect(grown('rowlock_operations_total', { operation: 'placeBooking', outcome: 'ok' })).toBe(2);
  });

  test('watchers, and what is delivered to them', async () => {
    const { client: other } = await testApp.newAccount();
    const before = await scrape(url);
    const watch = await SeatWatch.open(buyer, showing.showingId);
    const during = await scrape(url);
    for (const metric of ['rowlock_sockets', 'rowlock_seat_watchers', 'rowlock_watched_showings'])
      expect(during.value(metric), metric).toBe((before.value(metric) ?? 0) + 1);
    await holdSeats(other, showing, [seat(30)]);
    await watch.until(() => watch.status(seat(30)) === 'HELD', 30_000);
    const sent = (await scrape(url)).value('rowlock_sent_answers_total') ?? 0;
    expect(sent).toBeGreaterThanOrEqual((before.value('rowlock_sent_answers_total') ?? 0) + 2);
    await watch[Symbol.asyncDispose]();
    await untilValue(url, ['rowlock_sockets'], (open) => open === before.value('rowlock_sockets'));
    await untilValue(url, ['rowlock_seat_watchers'], (watchers) => watchers === 0);
  });

  test('what recovery finds, since no job has done it', async () => {
    const { id } = await holdSeats(buyer, showing, [seat(40)]);
    const labels = { kind: 'expired-hold', outcome: 'done' };
    const before = (await scrape(url)).value('rowlock_recovered_rows_total', labels);
    expect(before).toBeDefined();
    await letHoldEnd(testApp.database, id);
    expect(await untilValue(url, ['rowlock_recovered_rows_total', labels], (found) => found > (before ?? 0))).toBe(
      (before ?? 0) + 1,
    );
  });

  test('jobs that are delayed', async () => {
    await untilValue(url, ['rowlock_queue_jobs', { queue: 'expire-hold', state: 'delayed' }], (jobs) => jobs >= 1);
  });

  test('answers over HTTP', async () => {
    const grown = await growth(() => fetch(`${url}/nothing-is-here`));
    expect(grown('rowlock_http_responses_total', { status: '404' })).toBe(1);
  });
});

describe('locks', () => {
  test('a session that waits for one is seen, for as long as it does', async () => {
    const lock = resources.use(await lockShowingSeats(testApp.databaseUrl, showing.showingId));
    const waiting = new pg.Client({ connectionString: testApp.databaseUrl });
    await waiting.connect();
    const select = 'select from showing_seat where showing_id = $1 for update';
    const answer = waiting.query(select, [showing.showingId]);
    await untilValue(url, ['rowlock_lock_waits'], (count) => count === 1);
    await untilValue(url, ['rowlock_longest_lock_wait_seconds'], (seconds) => seconds > 0);
    await lock.release();
    await answer;
    await waiting.end();
    await untilValue(url, ['rowlock_lock_waits'], (count) => count === 0);
  });

  test('a hold that has waited in vain is counted', async () => {
    const locked = await makeShowing(testApp.database);
    await using lock = await lockShowingSeats(testApp.databaseUrl, locked.showingId);
    const input = { showingId: locked.showingId, seatIds: locked.seatIds.slice(0, 1) };
    const grown = await growth(async () => {
      const { errors } = await buyer.send(HoldSeats, { input });
      expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    });
    await lock.release();
    expect(grown('rowlock_holds_total', { outcome: 'unavailable' })).toBe(1);
    expect(grown('rowlock_database_change_failures_total', { reason: 'lock_timeout' })).toBe(1);
    expect(grown('rowlock_operations_total', { operation: 'holdSeats', outcome: 'SERVICE_UNAVAILABLE' })).toBe(1);
  });
});

describe('what is not in them', () => {
  test('names that clients make up', async () => {
    const send = (query: string) => buyer.send(query);
    for (let number = 0; number < 20; number++) {
      await send(`query Named${number} { genres }`);
      await send(`{ madeUp${number} }`);
      await send(`query { alias${number}: genres }`);
    }
    await send('{ genres __typename }');
    await send('this is not GraphQL');
    const schema = buildSchema(readFileSync(path.join(projectRoot, 'schema.graphql'), 'utf8'));
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    const known = new Set([...fields, 'invalid', 'several']);
    const seen = await scrape(url);
    const operations = seen.labelValues('rowlock_operations_total', 'operation');
    expect([...operations].filter((operation) => !known.has(operation))).toEqual([]);
    expect(operations).toContain('invalid');
    expect(operations).toContain('several');
    expect(seen.value('rowlock_operations_total', { operation: 'genres' })).toBeGreaterThanOrEqual(40);
  });

  test('ids, addresses and tokens', async () => {
    const { text } = await scrape(url);
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}/);
    for (const secret of ['@', 'eyJ', 'pm_card', METRICS_TOKEN, NEXT_TOKEN, '127.0.0.1'])
      expect(text).not.toContain(secret);
  });
});

test('promtool finds nothing to complain about in those of our own', { timeout: 300_000 }, async () => {
  const { text } = await scrape(url);
  const own = text.split(/(?=^# HELP )/m).filter((family) => family.startsWith('# HELP rowlock_'));
  expect(own.length).toBeGreaterThan(30);
  expect(promtool(['check', 'metrics'], { input: own.join('') })).toBe('');
  // It does of prom-client's: gauges whose names end as those of counters do.
  expect(() => promtool(['check', 'metrics'], { input: text })).toThrow('nodejs_active_handles_total');
});

describe('the documents', () => {
  let seen: Scrape;
  beforeAll(async () => {
    seen = await scrape(url);
  });
  const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');

  test('operations.md has each metric of our own, with its type, and no other', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| `(rowlock_\w+)` +\| (\w+) /gm)];
    const written = rows.map(([, name = '', type = '']) => `${name} ${type}`);
    const ours = [...seen.types].filter(([name]) => name.startsWith('rowlock_')).map((pair) => pair.join(' '));
    expect(ours.length).toBeGreaterThan(30);
    expect(written.toSorted()).toEqual(ours.toSorted());
  });

  test.each(['deploy/prometheus/rules.yml', 'deploy/prometheus/rules.test.yml', 'deploy/grafana/rowlock.json'])(
    '%s names only metrics that there are',
    (file) => {
      const named = [...read(file).matchAll(/\b(?:rowlock|nodejs|process)_\w+/g)].map(([name]) => name);
      expect(named.length).toBeGreaterThan(15);
      expect(named.filter((name) => !seen.queryable.has(name))).toEqual([]);
    },
  );

  test('the dashboard shows each metric of our own', () => {
    const dashboard = read('deploy/grafana/rowlock.json');
    const hidden = [...seen.types.keys()].filter((name) => name.startsWith('rowlock_') && !dashboard.includes(name));
    // That of PostgreSQL for jobs is there only without Redis.
    expect(hidden).toEqual(['rowlock_pool_open', 'rowlock_queue_pool']);
  });
});
