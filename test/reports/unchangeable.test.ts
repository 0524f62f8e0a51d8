import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openOneOfEach } from '../database/one-of-each.ts';

let opened: Awaited<ReturnType<typeof openOneOfEach>>;
let client: pg.Client;
beforeAll(async () => {
  opened = await openOneOfEach();
  ({ client } = opened);
});
afterAll(() => opened[Symbol.asyncDispose]());
beforeEach(() => client.query('begin'));
afterEach(() => client.query('rollback'));

const NEXT_STATEMENT = `insert into daily_statement (id, cinema_id, number, date, from_at, until_at)
  select gen_random_uuid(), cinema_id, 2, date + 1, until_at, until_at + interval '1 day' from daily_statement`;
const lineOf = (number: number, values: Record<string, string> = {}) => {
  const changed = { statement_id: 'daily_statement.id', ...values };
  const pairs = Object.entries(changed).map(([column, value]) => `'${column}', ${value}`);
  return `insert into statement_line
    select (jsonb_populate_record(statement_line, jsonb_build_object(${pairs.join(', ')}))).*
    from statement_line, daily_statement where daily_statement.number = ${number}`;
};
const NEXT_REFUND = `insert into refund (id, payment_id, booking_id, amount_minor, reason)
  select '00000000-0000-7000-8000-000000000001', payment.id, payment.booking_id, 100, 'STAFF' from payment`;
const linesOfRefund = (
  amount: number,
  tickets = 'ticket',
) => `insert into refund_line (refund_id, ticket_id, amount_minor)
  select '00000000-0000-7000-8000-000000000001', ticket.id, ${amount} from ${tickets}`;
const ANOTHER_BOOKING = `insert into ticket (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor, status, sold_at)
  select gen_random_uuid(), booking.id, ticket.showing_id, hold.seat_ids[1], ticket.ticket_type_id, 1200, 'VALID', now()
  from booking join hold on hold.id = booking.hold_id, ticket where booking.status = 'PENDING_PAYMENT'`;

describe.each(['daily_statement', 'statement_line', 'refund_line'])('rows of %s are only added', (table) => {
  const [column = ''] =
    { daily_statement: ['number'], statement_line: ['tickets'], refund_line: ['amount_minor'] }[table] ?? [];

  test.each([
    `update ${table} set ${column} = ${column}`,
    `delete from ${table}`,
    `with gone as (delete from ${table} returning ${column}) select from gone`,
    `merge into ${table} using (select 1) as one on true when matched then delete`,
  ])('%s', async (statement) => {
    await expect(client.query(statement)).rejects.toThrow(`rows of ${table} are only added`);
  });
});

test.each([
  ['daily_statement', 'truncate daily_statement, statement_line'],
  ['statement_line', 'truncate statement_line'],
  ['statement_line', 'truncate statement_line cascade'],
])('all rows of %s cannot be removed: %s', async (_, statement) => {
  await expect(client.query(statement)).rejects.toThrow('are only added');
});

describe('lines of a statement', () => {
  const REFUSED = 'lines of a statement are added with it, for its cinema';

  test('are added in its transaction', async () => {
    await client.query(NEXT_STATEMENT);
    await client.query(lineOf(2));
    const { rows } = await client.query('select count(*)::int as count from statement_line');
    expect(rows).toEqual([{ count: 2 }]);
  });

  test('are refused later', async () => {
    await expect(client.query(lineOf(1, { position: '1' }))).rejects.toThrow(REFUSED);
  });

  test('are refused for another cinema', async () => {
    await client.query(NEXT_STATEMENT);
    await expect(client.query(lineOf(2, { cinema_id: 'gen_random_uuid()' }))).rejects.toThrow(REFUSED);
  });
});

describe('lines of a refund', () => {
  const REFUSED = 'lines of a refund are added with it, for sold tickets of its booking, and add up to it';

  test('are added in its transaction', async () => {
    await client.query(NEXT_REFUND);
    await client.query(linesOfRefund(100));
  });

  test('are refused later', async () => {
    const later = `insert into refund_line (refund_id, ticket_id, amount_minor)
      select refund.id, ticket.id, refund.amount_minor from refund, ticket where refund.amount_minor = 200`;
    // The refund has its line already.
    await client.query('alter table refund_line drop constraint refund_line_pkey');
    await expect(client.query(later)).rejects.toThrow(REFUSED);
  });

  test.each([99, 101])('are refused when they do not add up to it: %d of 100', async (amount) => {
    await client.query(NEXT_REFUND);
    await expect(client.query(linesOfRefund(amount))).rejects.toThrow(REFUSED);
  });

  test('are refused for tickets of another booking', async () => {
    await client.query(ANOTHER_BOOKING);
    await client.query(NEXT_REFUND);
    await expect(client.query(linesOfRefund(50))).rejects.toThrow(REFUSED);
  });

  test('are refused for a ticket that was not sold', async () => {
    await client.query("update ticket set status = 'VOID', sold_at = null");
    await client.query(NEXT_REFUND);
    await expect(client.query(linesOfRefund(100))).rejects.toThrow(REFUSED);
  });
});

describe('a refund of the payment of another booking', () => {
  const OF_OTHER = `insert into refund (id, payment_id, booking_id, amount_minor, reason)
    select gen_random_uuid(), payment.id, booking.id, 100, 'STAFF' from payment, booking
    where booking.status = 'PENDING_PAYMENT' limit 1`;

  test('is refused', async () => {
    await expect(client.query(OF_OTHER)).rejects.toThrow('a refund is of a payment of its booking');
  });

  test('is made when both are of one purse', async () => {
    const origin = 'select payment.booking_id from payment limit 1';
    await client.query(`update booking set origin_id = (${origin}) where status = 'PENDING_PAYMENT'`);
    await client.query(OF_OTHER);
  });
});
