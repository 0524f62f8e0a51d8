import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Guests } from '../../src/accounts/guests.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const HOUR_MS = 3_600_000;

let resources: Resources;
let database: Database;
let guests: Guests;

beforeEach(async () => {
  resources = new Resources();
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
  ({ guests } = accountServices(database));
});
afterEach(() => resources[Symbol.asyncDispose]());

async function start({ locale = null }: { locale?: string | null } = {}): Promise<string> {
  return (await guests.start({ locale, device: 'Test' })).account.id;
}

test('each start makes another account, without an e-mail address, a password or a role', async () => {
  const ids = [await start(), await start()];
  const accounts = await database.prisma.account.findMany({ include: { roles: true }, orderBy: { id: 'asc' } });
  expect(new Set(accounts.map(({ id }) => id))).toEqual(new Set(ids));
  for (const account of accounts)
    expect(account).toMatchObject({ isGuest: true, name: 'Guest', email: null, passwordHash: null, roles: [] });
});

test('a guest has the language of its mails', async () => {
  const ids = [await start(), await start({ locale: 'pt-BR' })];
  const accounts = await database.prisma.account.findMany({ orderBy: { id: 'asc' } });
  expect(new Map(accounts.map(({ id, locale }) => [id, locale]))).toEqual(
    new Map([
      [ids[0], null],
      [ids[1], 'pt-BR'],
    ]),
  );
});

test('guests that can have no token any more are deleted, unless they have held a seat', async () => {
  const accountIds = [];
  for (let count = 0; count < 4; count++) accountIds.push(await start());
  const [unused = '', holder = '', young = '', full = ''] = accountIds;
  await database.prisma.account.updateMany({
    where: { id: { not: young } },
    data: { createdAt: new Date(Date.now() - 49 * HOUR_MS) },
  });
  await database.prisma.account.update({ where: { id: full }, data: { isGuest: false } });
  const { showingId, seatIds } = await makeShowing(database, { rows: 1 });
  const hold = { id: newId(), accountId: holder, showingId, seatIds, ordinal: 1, expiresAt: new Date() };
  await database.prisma.hold.create({ data: { ...hold, status: 'RELEASED' } });
  expect(await guests.deleteUnused()).toBe(1);
  const left = await database.prisma.account.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).toSorted()).toEqual(accountIds.filter((id) => id !== unused).toSorted());
});
