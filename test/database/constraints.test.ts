import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';
import { openOneOfEach } from './one-of-each.ts';
import { refusedStatements } from './refused-statements.ts';
import { copy, MINUTE, seat, showing } from './statements.ts';

describe('the database itself, whatever the code above it does,', () => {
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

  test('has no constraint that is not hit here', async () => {
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
    const migrations = path.join(prismaDirectory, 'migrations');
    const name = (await readdir(migrations)).find((entry) => entry.endsWith('_constraints')) ?? '';
    const sql = await readFile(path.join(migrations, name, 'migration.sql'), 'utf8');
    const named = [...sql.matchAll(/(?:add constraint|create unique index) (\w+)/g)].map(
      ([, constraint]) => constraint,
    );
    expect(named.length).toBeGreaterThan(15);
    const hit = new Set(refusedStatements.map(({ constraint }) => constraint));
    expect(named.filter((constraint = '') => !hit.has(constraint))).toEqual([]);
  });
});

/** The nearest to what is refused that must not be. */
function allowed(): Record<string, string> {
  const decline = "update payment set status = 'DECLINED', decline_code = 'card_declined'";
  const elsewhere = "insert into auditorium select gen_random_uuid(), cinema_id, 'Saal 2' from auditorium";
  return {
    'a showing from the moment on that another leaves its auditorium': showing({ starts: 'showing.free_at' }),
    'a showing that leaves the auditorium the moment another begins': showing({
      starts: "showing.starts_at - interval '2 hours'",
    }),
    'a showing at the same time in another auditorium': `${elsewhere}; ${showing({
      starts: 'showing.starts_at',
      values: { auditorium_id: "(select id from auditorium where name = 'Saal 2')" },
    })}`,
    'a showing over a cancelled one': `update showing set cancelled_at = now(); ${showing({
      starts: `showing.starts_at + ${MINUTE}`,
      values: { cancelled_at: 'null' },
    })}`,
    'a cancelled showing over another': showing({ starts: 'showing.starts_at', values: { cancelled_at: 'now()' } }),
    'a payment after one that was declined': `${decline}; ${copy('payment', {
      idempotency_key: "'key 2'",
      status: "'PENDING'",
      decline_code: 'null',
    })}`,
    'a second payment that is declined': copy('payment', {
      idempotency_key: "'key 2'",
      status: "'DECLINED'",
      decline_code: "'card_declined'",
    }),
    'all of a payment to be given back': "update payment set status = 'REFUNDED', refunded_minor = amount_minor",
    'a ticket for a seat whose earlier ticket is void': `update ticket set status = 'VOID'; ${copy('ticket', {
      booking_id: "(select id from booking where status = 'PENDING_PAYMENT')",
      status: "'VALID'",
    })}`,
    'a ticket that is still to be paid for beside a valid one': copy('ticket', {
      booking_id: "(select id from booking where status = 'PENDING_PAYMENT')",
      status: "'PENDING'",
    }),
    'a hold without an idempotency key beside others': copy('hold', { ordinal: '4', idempotency_key: 'null' }),
    'another account’s hold under the same idempotency key': `${copy('account', { email: "'bob@example.com'" })};
      ${copy('hold', { account_id: "(select id from account where email = 'bob@example.com')" })}`,
    'a seat out of sale': seat({ status: 'BLOCKED' }),
  };
}
