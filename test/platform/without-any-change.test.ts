import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { Resources } from '../../src/platform/resources.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const resources = new Resources();
let database: Database;

beforeAll(async () => {
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
  await makeShowing(database, { rows: 1 });
  await database.prisma.$executeRaw`create table added_later (id integer)`;
});
afterAll(() => resources[Symbol.asyncDispose]());

test.each([
  'update movie set title = title || title',
  'update price set amount_minor = amount_minor + 1',
  'update showing set cancelled_at = clock_timestamp()',
  "insert into ticket_type (id, cinema_id, name) select gen_random_uuid(), id, 'Senior' from cinema",
  "insert into kept_key (name, key) values ('another', sha256('another'))",
  'insert into added_later values (1)',
])('withoutAnyChange sees a change of any table: %s', async (statement) => {
  const change = withoutAnyChange(database, () => database.prisma.$executeRawUnsafe(statement));
  await expect(change).rejects.toThrow('rows after what was refused');
});

test('withoutAnyChange returns what was refused, and sees no change in the work of the sweeper', async () => {
  const refused = await withoutAnyChange(database, async () => {
    await database.prisma.$executeRaw`
      insert into due_row_attempt (kind, row_id, next_at) values ('test', gen_random_uuid(), now())`;
    return 'refused';
  });
  expect(refused).toBe('refused');
});

test('withoutAnyChange lets the worker end holds before it looks at the rows', async () => {
  await using testApp = await startTestApp('embedded');
  const { client } = await testApp.newAccount();
  const showing = await makeShowing(testApp.database, { rows: 1 });
  const { id } = await holdSeats(client, showing, showing.seatIds);
  await letHoldEnd(testApp.database, id);
  await withoutAnyChange(testApp.database, async () => {
    const isEnded = () => testApp.database.prisma.hold.count({ where: { id, status: 'EXPIRED' } });
    await vi.waitUntil(isEnded, { timeout: 5000 });
  });
});
