import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Guests } from '../../src/accounts/guests.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

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
