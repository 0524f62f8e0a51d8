import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readMigrations } from '../../src/platform/database/migrate.ts';
import { openOneOfEach } from './one-of-each.ts';
import { refusedStatements } from './refused-statements.ts';
import { copy, MINUTE, payment, seat, showing } from './statements.ts';

/** Constraints and unique indexes that a migration adds or drops. */
const NAMED = /(add constraint|drop constraint|constraint(?! trigger)|create unique index|drop index) "?(\w+)/gi;
const KEY = /_[pf]key$/;

describe('the database itself', () => {
  let opened: Awaited<ReturnType<typeof openOneOfEach>>;
  let client: pg.Client;

  beforeAll(async () => {
    opened = await openOneOfEach();
    client = opened.client;
  });
  afterAll(() => opened[Symbol.asyncDispose]());
  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  test.each(refusedStatements)('refuses $what ($constraint)', async ({ statement, constraint }) => {
    const refusal: unknown = await client.query(statement).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(pg.DatabaseError);
    expect(refusal).toMatchObject({ constraint });
  });

  test.each(Object.entries(allowed()))('allows %s', async (_what, statement) => {
    const results = [await client.query(statement)].flat();
    expect(results.map(({ rowCount }) => rowCount)).toEqual(results.map(() => 1));
  });

  test('has no constraint without a refused statement here', async () => {
    const { rows } = await client.query<{ name: string }>(`
      select conname as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('c', 'x') and conrelid <> 0
      union
      select indexrelid::regclass::text from pg_index
      join pg_class on pg_class.oid = pg_index.indexrelid
      where indisunique and not indisprimary and relnamespace = 'public'::regnamespace`);
    const hit = new Set(refusedStatements.map(({ constraint }) => constraint));
    expect(rows.map(({ name }) => name).filter((name) => !hit.has(name))).toEqual([]);
    expect(rows).toHaveLength(hit.size);
  });

  test('has every constraint that the migrations name', async () => {
    const { migrationDirectories } = await readMigrations();
    const named = new Set<string>();
    for (const { migrationFile } of migrationDirectories) {
      for (const [, change = '', name = ''] of migrationFile.content.value.matchAll(NAMED)) {
        if (change.toLowerCase().startsWith('drop')) named.delete(name);
        else if (!KEY.test(name)) named.add(name);
      }
    }
    expect(named.size).toBeGreaterThan(25);
    const hit = new Set(refusedStatements.map(({ constraint }) => constraint));
    expect([...named].filter((name) => !hit.has(name))).toEqual([]);
  });
});

const LARGEST = '9007199254740991';

/** Statements close to the refused ones that must succeed. */
function allowed(): Record<string, string> {
  const decline = "update payment set status = 'DECLINED', decline_code = 'card_declined', refunded_minor = 0";
  const elsewhere = "insert into auditorium select gen_random_uuid(), cinema_id, 'Saal 2' from auditorium";
  return {
    'a showing that starts when the auditorium becomes free': showing({ starts: 'showing.free_at' }),
    'a showing that leaves the auditorium when the next one starts': showing({
      starts: "showing.starts_at - interval '2 hours'",
    }),
    'a showing at the same time in another auditorium': `${elsewhere}; ${showing({
      starts: 'showing.starts_at',
      values: { auditorium_id: "(select id from auditorium where name = 'Saal 2')" },
    })}`,
    'a showing at the time of a cancelled one': `update showing set cancelled_at = now(); ${showing({
      starts: `showing.starts_at + ${MINUTE}`,
      values: { cancelled_at: 'null' },
    })}`,
    'a cancelled showing at the time of another': showing({
      starts: 'showing.starts_at',
      values: { cancelled_at: 'now()' },
    }),
    'a payment after a declined one': `${decline}; ${payment({
      idempotency_key: "'key 2'",
      status: "'PENDING'",
      decline_code: 'null',
    })}`,
    'a second, declined payment': payment({
      idempotency_key: "'key 2'",
      status: "'DECLINED'",
      decline_code: "'card_declined'",
    }),
    'a refund of the whole payment': 'update payment set refunded_minor = amount_minor',
    'a payment of 53 bits': `update payment set amount_minor = ${LARGEST}, refunded_minor = ${LARGEST}`,
    'a booking with a total of 53 bits': `update booking set total_minor = ${LARGEST} where status = 'CONFIRMED'`,
    'a FAILED refund with the time of its settlement': "update refund set status = 'FAILED'",
    'a PENDING refund without the time of its settlement': "update refund set status = 'PENDING', settled_at = null",
    'a ticket for a seat whose earlier ticket is VOID': `${copy('ticket', {
      booking_id: "(select id from booking where status = 'PENDING_PAYMENT')",
      status: "'PENDING'",
      sold_at: 'null',
    })}; update ticket set status = 'VOID', cancelled_at = now() where status = 'VALID';
      update ticket set status = 'VALID', sold_at = now() where status = 'PENDING'`,
    'a ticket for a seat that the booking has VOID tickets for': `
      ${copy('ticket', { status: "'VOID'", cancelled_at: 'now()' })};
      ${copy('ticket', { status: "'VOID'", cancelled_at: 'now()' })};
      update ticket set status = 'VOID', cancelled_at = now() where status = 'VALID';
      ${copy('ticket', { status: "'PENDING'", sold_at: 'null', cancelled_at: 'null' })}`,
    'a PENDING ticket beside a VALID one': copy('ticket', {
      booking_id: "(select id from booking where status = 'PENDING_PAYMENT')",
      status: "'PENDING'",
      sold_at: 'null',
    }),
    'another hold without an idempotency key': copy('hold', { idempotency_key: 'null' }),
    'a hold of another account with the same idempotency key': `${copy('account', { email: "'bob@example.com'" })};
      ${copy('hold', { account_id: "(select id from account where email = 'bob@example.com')" })}`,
    'the same row and number in another section': copy('seat', {
      position: '100',
      section: "'Balcony'",
      label: "'Balcony A1'",
    }),
    'a seat out of sale': seat({ status: 'BLOCKED' }),
    'a seat that is blocked on its map': seat({ status: 'BLOCKED', blocked_on_map: 'true' }),
    'a seat that is blocked on its map and held': "update showing_seat set blocked_on_map = true where status = 'HELD'",
    'an administrator of all cinemas': "update role_grant set role = 'ADMIN', cinema_id = null",
    'the same role for one cinema and for all': copy('role_grant', { cinema_id: 'null' }),
    'another role for the same cinema': copy('role_grant', { role: "'DOOR'" }),
    'the same role of another account': `${copy('account', { email: "'bob@example.com'" })};
      ${copy('role_grant', { account_id: "(select id from account where email = 'bob@example.com')" })}`,
    'a certificate without a minimum age': "update movie set certificate_label = 'FSK 0'",
    'a certificate with a minimum age of 1': "update movie set certificate_label = '1', certificate_minimum_age = 1",
    'a certificate with a minimum age of 99': "update movie set certificate_label = '99', certificate_minimum_age = 99",
    'an unknown country': "update cinema set address_country = 'ZZ'",
    'an account without an e-mail address and a name': 'update account set email = null, name = null',
    'a second account without an e-mail address': `update account set email = null; ${copy('account')}`,
  };
}
