import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

/** What PostgreSQL says of a unique key without the partition key. */
const NOT_SUPPORTED = '0A000';

const resources = new Resources();
let url: string;
let client: pg.Client;
let documented: Map<string, { has: string[]; lacks: string[] }>;
beforeAll(async () => {
  ({ url } = resources.use(await cloneDatabase()));
  client = new pg.Client({ connectionString: url });
  await client.connect();
  resources.defer(() => client.end());
  documented = readKeys(await readFile(path.join(projectRoot, 'docs/scaling.md'), 'utf8'));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** The rows of `| table | keys with it | keys without it |`. */
function readKeys(text: string): typeof documented {
  const [, section = ''] = text.split('\n## Partitions by month\n');
  const rows = section.split('\n## ')[0]?.matchAll(/^\| `(\w+)` *\|([^|]*)\|([^|]*)\|$/gm) ?? [];
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).toSorted();
  return new Map(
    [...rows].map(([, table = '', has = '', lacks = '']) => [table, { has: names(has), lacks: names(lacks) }]),
  );
}

test('docs/scaling.md says which unique keys a table that is partitioned by showing_id can have', async () => {
  expect([...documented.keys()]).toEqual(['showing_seat', 'hold', 'booking', 'ticket']);
  for (const [table, keys] of documented) {
    await client.query('begin');
    await client.query(`create table partitioned (like ${table}) partition by range (showing_id)`);
    expect(await keysFor(table), table).toEqual(keys);
    await client.query('rollback');
  }
});

/** Each unique index of the table, tried on `partitioned`. */
async function keysFor(table: string): Promise<{ has: string[]; lacks: string[] }> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name,
       replace(pg_get_indexdef(indexrelid), ' ON public.' || $1 || ' ', ' ON partitioned ') as definition
     from pg_index
     where indrelid = $1::text::regclass and indisunique
     order by 1`,
    [table],
  );
  const tried = { has: [] as string[], lacks: [] as string[] };
  for (const { name, definition } of rows) {
    await client.query('savepoint before');
    const accepted = await client.query(definition.replace(name, `${name}_partitioned`)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof pg.DatabaseError && error.code === NOT_SUPPORTED) return false;
        throw error;
      },
    );
    await client.query('rollback to before');
    tried[accepted ? 'has' : 'lacks'].push(name);
  }
  return tried;
}

test('seats that are partitioned by the month in which their showing was scheduled are held and sold as before', async () => {
  await client.query(PARTITIONED);
  const now = monthOf(new Date());
  await client.query(`
    create table seats_before partition of showing_seat for values from (minvalue) to ('${now.from}');
    create table seats_now partition of showing_seat for values from ('${now.from}') to ('${now.until}');
    create table seats_after partition of showing_seat for values from ('${now.until}') to (maxvalue)`);
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_URL: url } });
  const showing = await makeShowing(testApp.database);
  const buyer = await testApp.newAccount();
  const { id, payments } = await bookSeats(buyer.client, showing, { seatIds: showing.seatIds.slice(0, 2) });
  await testApp.app.services.settlement.settlePayments(payments.map((payment) => payment.id));
  const booking = await bookingOnce(buyer.client, id, 'CONFIRMED');
  expect(booking.tickets.map(({ status }) => status)).toEqual(['VALID', 'VALID']);
  const { rows } = await client.query<{ place: string; status: string; seats: number }>(
    `select tableoid::regclass::text as place, status::text, count(*)::int as seats
     from showing_seat group by 1, 2 order by 2`,
  );
  expect(rows).toEqual([
    { place: 'seats_now', status: 'AVAILABLE', seats: showing.seatIds.length - 2 },
    { place: 'seats_now', status: 'SOLD', seats: 2 },
  ]);
  await expect(client.query("update showing_seat set ticket_id = null where status = 'SOLD'")).rejects.toThrow(
    'showing_seat_state',
  );
});

/** As docs/scaling.md says it. */
const PARTITIONED = `
  alter table showing_seat rename to seats_in_one_table;
  create table showing_seat (like seats_in_one_table including defaults including constraints)
    partition by range (showing_id);
  alter table showing_seat
    add primary key (showing_id, seat_id),
    add foreign key (showing_id) references showing on delete cascade on update cascade,
    add foreign key (seat_id) references seat on delete restrict on update cascade,
    add foreign key (hold_id) references hold on delete restrict on update cascade,
    add foreign key (ticket_id) references ticket on delete restrict on update cascade;
  create unique index on showing_seat (showing_id, ticket_id) where ticket_id is not null;
  drop table seats_in_one_table`;

/** Ids begin with the milliseconds since 1970: see newId. It has the next month as well, which may begin during the test. */
function monthOf(date: Date): { from: string; until: string } {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { from: firstIdOf(Date.UTC(year, month)), until: firstIdOf(Date.UTC(year, month + 2)) };
}

function firstIdOf(milliseconds: number): string {
  const digits = milliseconds.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}

test('ids grow with time, so that those of a month are a range', () => {
  const { from, until } = monthOf(new Date());
  const ids = [from, newId(), until];
  expect(ids.toSorted()).toEqual(ids);
});
