import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { Resources } from '../../src/platform/resources.ts';
import { GraphQLClient } from '../support/client.ts';
import { accessTokenOf } from '../support/access-token.ts';
import { JWT_SECRET } from '../support/test-app.ts';
import { openVersion1 } from './version-1.ts';

/** Ticket codes that version 1 gave out, and that exist on paper. */
const PRINTED = {
  C7: 'AaIQrlqhcn-lW642__6Mg3gquxagy3HFhUzXZ5_TjoI',
  C6: 'AaIQrlqhcn-lW7L9dQUZsY4pHoUhfN1HLXuz8cJqWCM',
};

const resources = new Resources();
let client: pg.Client;
let environment: Record<string, string>;
let app: App;

beforeAll(async () => {
  const version1 = await openVersion1(resources);
  client = version1.client;
  environment = { DATABASE_URL: version1.url, JWT_SECRET, RATE_LIMITS: 'off', LOG_LEVEL: 'silent' };
  app = resources.use(await createApp(readConfig(environment)));
});
afterAll(() => resources[Symbol.asyncDispose]());

test('the administrator of version 1 stays one, and no other is created', async () => {
  expect(app.lines.filter((line) => /with the password \S+$/.test(line))).toEqual([]);
  const { rows } = await client.query(`
    select account.email from role_grant
    join account on account.id = role_grant.account_id
    where role_grant.role = 'ADMIN' and role_grant.cinema_id is null`);
  expect(rows).toHaveLength(1);
});

test.each([
  ['', JWT_SECRET],
  [', also after a restart with another JWT_SECRET', 'another secret of at least 32 bytes for later'],
])('a booking of version 1 has the ticket codes that were printed%s', async (_, secret) => {
  await using restarted = await createApp(readConfig({ ...environment, JWT_SECRET: secret }));
  const { rows } = await client.query<{ id: string; accountId: string }>(`
    select id, account_id as "accountId" from booking where status = 'CONFIRMED' and total_minor = 2700`);
  const [{ id, accountId } = { id: '', accountId: '' }] = rows;
  const owner = new GraphQLClient(restarted.url, accessTokenOf(accountId, { secret }));
  const query = 'query ($id: ID!) { booking(id: $id) { status tickets { status code seat { label } } } }';
  const tickets = Object.entries(PRINTED).map(([label, code]) => ({ status: 'VALID', code, seat: { label } }));
  expect(await owner.send(query, { id })).toEqual({ data: { booking: { status: 'CONFIRMED', tickets } } });
});

test('the worker settles open payments and refunds: the gateway keeps the money of confirmed bookings only', async () => {
  await untilSettled();
  const { rows } = await client.query(`
    select booking.status, count(*)::int as bookings, sum(ledger.kept)::int as kept
    from booking
    left join lateral (
      select coalesce(sum(charge.amount_minor - coalesce(refunded.amount_minor, 0)), 0) as kept
      from payment
      join fake_gateway_charge as charge on charge.payment_id = payment.id and charge.outcome = 'succeeded'
      left join lateral (
        select sum(amount_minor) as amount_minor from fake_gateway_refund where payment_id = payment.id
      ) as refunded on true
      where payment.booking_id = booking.id
    ) as ledger on true
    group by booking.status
    order by booking.status::text`);
  expect(rows).toEqual([
    { status: 'CANCELLED', bookings: 1, kept: 0 },
    // One of them was PENDING_PAYMENT.
    { status: 'CONFIRMED', bookings: 5, kept: 9295 },
    { status: 'EXPIRED', bookings: 6, kept: 0 },
  ]);
});

async function untilSettled(): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const { rows } = await client.query<{ status: string }>(`
      select status::text from payment where status = 'PENDING'
      union all select status::text from refund where status = 'PENDING'
      union all select status::text from booking where status in ('PENDING_PAYMENT', 'PAYMENT_FAILED')`);
    if (rows.length === 0) return;
    if (Date.now() > deadline) throw new Error(`still open: ${JSON.stringify(rows)}`);
    await sleep(50);
  }
}
