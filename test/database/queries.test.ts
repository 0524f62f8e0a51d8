import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillYear } from '../../bench/year/fill.ts';
import { type Measured, measureYear } from '../../bench/year/measure.ts';
import { nodesOf, rowsRead, type Statement } from '../../bench/year/plans.ts';
import { MONTH } from '../../bench/year/size.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

/** A page has 100 rows at most, and the rows around a day's showings are some hundred. */
const ROWS_OF_A_STATEMENT = 1000;
/** What has to read more: it answers more, or looks at every movie, or the planner prefers a few thousand rows of a month. */
const MORE_ROWS: Record<string, number> = {
  'showings: with prices and availability': 50 * 600,
  'feed: 200 watched showings': Infinity,
  'movies: not showing': 4000,
  'movies: now showing': 4000,
  'movies with their showings': 4000,
  'showings: of a cinema': 3000,
  'showings: of a cinema, to come': 3000,
  'showings: of a cinema, deep page': 3000,
  // The free seats of each showing that is looked at, until the page is full.
  'showings: of 24 hours, with seats together': 60 * 600,
  // Some hundred rows of each of 50 showings, and of 200.
  'showings: with their sales': 50 * 1000,
  'feed: sales of 200 watched showings': 200 * 1000,
};

/** Of a word up to 5,000 bookings are looked up. One of which more are found is looked for in the order of the list. */
const ROWS_OF_A_SEARCH = 60_000;
/** Lines of statements, and tickets, of the month; not their bookings, seats and payments. */
const ROWS_OF_A_REPORT = 60_000;

function mostRows(name: string): number {
  if (name.startsWith('search')) return ROWS_OF_A_SEARCH;
  if (/^(sales|occupancy)/.test(name)) return ROWS_OF_A_REPORT;
  return MORE_ROWS[name] ?? ROWS_OF_A_STATEMENT;
}
/** Those of a hold of two seats; less than the largest auditorium's 600. */
const ROWS_OF_A_HOLD = 80;
/** Tables that grow with each day; the others have the rows of the chain itself. */
const LARGE = new Set([
  'showing_seat',
  'account_search_word',
  'hold',
  'booking',
  'booking_line',
  'ticket',
  'payment',
  'account',
]);

let database: TestDatabase;
let measured: Measured[];
beforeAll(async () => {
  database = await cloneDatabase();
  await fillYear(database.url, MONTH);
  measured = await measureYear(database.url, { rounds: 1 });
}, 300_000);
afterAll(() => database[Symbol.asyncDispose]());

function isCount({ sql }: Statement): boolean {
  return /^\s*select (owner\.id as "ownerId", ?counted\.count|count\(\*\))/i.test(sql);
}

function statementsOf(name: string): Statement[] {
  const found = measured.filter((each) => each.name === name).flatMap(({ statements }) => statements);
  if (found.length === 0) throw new Error(`nothing was measured for ${name}`);
  return found;
}

function indexesOf(statement: Statement): (string | undefined)[] {
  return nodesOf(statement.plan).map((node) => node['Index Name']);
}

describe('on a database with a month in it', () => {
  test('no query reads many more rows than it answers', () => {
    const tooMany = measured.flatMap(({ name, statements }) =>
      statements
        .filter((each) => !isCount(each) && rowsRead(each) > mostRows(name))
        .map((each) => `${name}: ${rowsRead(each)} rows: ${each.sql.trim().slice(0, 200)}`),
    );
    expect(measured.length).toBeGreaterThan(50);
    expect(tooMany).toEqual([]);
  });

  test('no query reads the whole of a table that grows with each day', () => {
    // The feed reads a good part of the seats of a month, an average of all showings their tickets, and a count of all that
    // a search finds what it finds. A row of seats is in a good part of the tickets of a month.
    const others = measured.filter(({ name }) => !/^(feed|occupancy|search: (how many|a rare row))/.test(name));
    const whole = others.flatMap(({ name, statements }) =>
      statements.flatMap(({ plan }) =>
        nodesOf(plan)
          .filter((node) => node['Node Type'] === 'Seq Scan' && LARGE.has(node['Relation Name'] ?? ''))
          .map((node) => `${name}: ${node['Relation Name']}`),
      ),
    );
    expect(whole).toEqual([]);
  });

  test.each(['showings: of a business day', 'showings: of a business day long ago', 'movie: showings of a day'])(
    '%s finds the starts of these days with an index, for the list and for its count',
    (name) => {
      const statements = statementsOf(name).filter(({ sql }) => sql.includes('starts_at >='));
      expect(statements).toHaveLength(2);
      for (const statement of statements) {
        expect(indexesOf(statement).some((index) => index?.includes('starts_at'))).toBe(true);
        expect(rowsRead(statement)).toBeLessThan(600);
      }
    },
  );

  test.each([
    'mutation holdSeats',
    'mutation holdSeats: after thousands of holds',
    'mutation holdSeats: refused',
    'mutation hold',
  ])('%s reads neither the whole showing nor what the account has released', (name) => {
    for (const statement of statementsOf(name).filter(({ sql }) => /showing_seat|hold/.test(sql))) {
      expect(rowsRead(statement), statement.sql).toBeLessThan(ROWS_OF_A_HOLD);
    }
  });

  test('a refusal with alternatives reads the states of the showing once, and they come in one row', () => {
    const whole = statementsOf('mutation holdSeats: refused, with alternatives').filter((each) => rowsRead(each) > 100);
    expect(whole.filter(({ sql }) => sql.includes('showing_seat')).map(({ plan }) => plan['Actual Rows'])).toEqual([1]);
  });

  test.each([
    { name: 'search: refunds under way', index: 'refund_pending' },
    { name: 'search: refunds that FAILED', index: 'refund_failed' },
  ])('$name reads those few refunds and their bookings', ({ name, index }) => {
    const statements = statementsOf(name).filter(({ sql }) => sql.includes('refund.status'));
    expect(statements).toHaveLength(1);
    for (const statement of statements) {
      expect(indexesOf(statement)).toContain(index);
      expect(rowsRead(statement), statement.sql).toBeLessThan(ROWS_OF_A_STATEMENT);
    }
  });

  test.each(['me: deep page of bookings', 'me: holds, deep page (attacker)'])('%s begins at its cursor', (name) => {
    const list = statementsOf(name).find(
      ({ sql }) => /order by/i.test(sql) && /from ("public"\.)?"?(booking|hold)/i.test(sql),
    );
    expect(list && rowsRead(list)).toBeLessThan(60);
  });
});

describe('the sweep', () => {
  test('reads only due rows and their claims, of each kind', () => {
    for (const statement of statementsOf('due rows: every kind')) {
      expect(rowsRead(statement), statement.sql).toBeLessThan(ROWS_OF_A_STATEMENT);
    }
  });

  test.each([
    { what: 'payments', statement: statusOf('payment', 'payment_status', 'created_at') },
    { what: 'refunds', statement: statusOf('refund', 'refund_status', 'created_at') },
  ])(
    'control: with its status as a parameter cast from text it reads $what that are settled too',
    async ({ statement }) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const plan = async (sql: string) =>
        (await client.query<{ 'QUERY PLAN': string }>(sql)).rows.map((row) => row['QUERY PLAN']);
      await client.query('set plan_cache_mode = force_generic_plan');
      await client.query(`prepare sweep (text) as ${statement('cast($1 as text)')}`);
      expect((await plan("explain execute sweep ('PENDING')")).join()).not.toContain('_pending');
      expect((await plan(`explain ${statement("'PENDING'")}`)).join()).toContain('_pending');
      await client.end();
    },
  );
});

/** As Prisma's client wrote it in the first version. */
function statusOf(table: string, type: string, time: string): (status: string) => string {
  return (status) =>
    `select id from ${table} where ${time} < now() and status = ${status.startsWith('cast') ? `cast(${status} as ${type})` : status} order by ${time} limit 20`;
}
