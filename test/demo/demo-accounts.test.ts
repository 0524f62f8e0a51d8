import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountService } from '../../src/accounts/account.service.ts';
import type { Guests } from '../../src/accounts/guests.ts';
import type { Sessions } from '../../src/accounts/session/sessions.service.ts';
import { demo } from '../../src/demo/demo.module.ts';
import { DISABLED_PASSWORD_HASH, disableDemoAccounts, enableDemoAccounts } from '../../src/demo/demo-accounts.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Queues } from '../../src/platform/queues/queues.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { makeShowing } from '../support/fixtures.ts';
import { emptyCache } from '../support/empty-cache.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const CUSTOMER = { email: 'customer@rowlock.example', password: 'rowlock-demo' };
const STAFF = { email: 'staff@rowlock.example', password: 'rowlock-demo' };
const LOOPBACK = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';
const CALLER = { accountId: undefined, device: 'Test' };

let resources: Resources;
let database: Database;
let accounts: AccountService;
let guests: Guests;
let sessions: Sessions;

beforeEach(async () => {
  resources = new Resources();
  const { url: connectionString } = resources.use(await cloneDatabase());
  database = resources.use(openDatabase(connectionString));
  ({ accounts, guests, sessions } = accountServices(database));
});
afterEach(() => resources[Symbol.asyncDispose]());

/** @returns the lines that the server prints */
async function start(config: { host: string; seedDemo?: boolean; databaseUrl?: string }): Promise<readonly string[]> {
  const settings = { seedDemo: undefined, databaseUrl: undefined, ...config };
  const queues = { enqueue: () => undefined } as unknown as Queues;
  const needs = { database, cache: emptyCache(), queues, clock: systemClock, guests, sessions, config: settings };
  return (await demo.start?.({ ...needs, ...demo.create(needs) })) ?? [];
}

async function login(credentials: { email: string; password: string }): Promise<string> {
  const outcome = await accounts.login(credentials, CALLER);
  return 'value' in outcome ? (outcome.value.account.name ?? '') : 'refused';
}

const logins = async () => [await login(CUSTOMER), await login(STAFF)];
const findAccounts = () => database.prisma.account.findMany({ orderBy: { email: 'asc' }, include: { roles: true } });

describe('on a loopback address', () => {
  test('the customer and the staff can log in with the passwords that are printed', async () => {
    expect(await start({ host: LOOPBACK })).toEqual([
      'demo     two cinemas, twelve movies, a week of showings; pay with pm_card_visa',
      'customer customer@rowlock.example, password rowlock-demo',
      'staff    staff@rowlock.example, password rowlock-demo',
    ]);
    expect(await logins()).toEqual(['Demo Customer', 'Demo Staff']);
  });

  test('the staff works at the box office of all cinemas, and the customer has no grant', async () => {
    await enableDemoAccounts(database);
    const [customer, staff] = await findAccounts();
    expect(customer?.roles).toEqual([]);
    expect(staff?.roles).toMatchObject([{ role: 'BOX_OFFICE', cinemaId: null }]);
  });

  test('a second start prints the same and changes nothing', async () => {
    const first = await start({ host: LOOPBACK });
    const made = await findAccounts();
    expect(await start({ host: LOOPBACK })).toEqual(first);
    expect(await findAccounts()).toEqual(made);
  });

  test('a grant that was revoked stays revoked', async () => {
    await enableDemoAccounts(database);
    await database.prisma.roleGrant.deleteMany();
    await enableDemoAccounts(database);
    expect(await database.prisma.roleGrant.count()).toBe(0);
  });

  test('processes that start at the same time make each account and each grant once', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => enableDemoAccounts(database)));
    for (const enabled of results) expect(enabled.map(({ kind }) => kind)).toEqual(['customer', 'staff']);
    expect(await database.prisma.account.count()).toBe(2);
    expect(await database.prisma.roleGrant.count()).toBe(1);
    expect(await logins()).toEqual(['Demo Customer', 'Demo Staff']);
  });

  test('an account of another person with the same address gets no grant and is not printed', async () => {
    const password = 'not of the demo';
    await accounts.register({ email: STAFF.email, password, name: 'Other' }, CALLER);
    expect((await enableDemoAccounts(database)).map(({ kind }) => kind)).toEqual(['customer']);
    await disableDemoAccounts(database, { sessions });
    expect(await login({ email: STAFF.email, password })).toBe('Other');
    expect(await database.prisma.roleGrant.count()).toBe(0);
  });

  test.each([
    ['demo is turned off', { host: LOOPBACK, seedDemo: false }],
    ['database is not the embedded one', { host: LOOPBACK, databaseUrl: 'postgresql://localhost/rowlock' }],
  ])('nothing is made when the %s', async (_, config) => {
    expect(await start(config)).toEqual([]);
    expect(await database.prisma.account.count()).toBe(0);
    expect(await database.prisma.cinema.count()).toBe(0);
  });
});

test('a database with cinemas of its own is not said to have the demo', async () => {
  await makeShowing(database);
  expect(await start({ host: EVERYWHERE })).toEqual([]);
  expect(await database.prisma.cinema.count()).toBe(1);
});

describe('on another address', () => {
  test('no account is made and no login is printed', async () => {
    expect(await start({ host: EVERYWHERE })).toEqual([expect.stringMatching(/^demo {5}/)]);
    expect(await database.prisma.account.count()).toBe(0);
  });

  test.each([
    ['with the demo', { host: EVERYWHERE }],
    ['without the demo', { host: EVERYWHERE, seedDemo: false }],
    [
      'with the demo on a shared database',
      { host: LOOPBACK, seedDemo: true, databaseUrl: 'postgresql://localhost/rowlock' },
    ],
  ])('the logins of an earlier start are refused as a wrong password is, %s', async (_, config) => {
    await enableDemoAccounts(database);
    await start(config);
    expect(await logins()).toEqual(['refused', 'refused']);
    const wrongPassword = { ...STAFF, password: 'a wrong password' };
    expect(await accounts.login(STAFF, CALLER)).toEqual(await accounts.login(wrongPassword, CALLER));
    const disabled = await findAccounts();
    expect(disabled.map(({ passwordHash }) => passwordHash)).toEqual([DISABLED_PASSWORD_HASH, DISABLED_PASSWORD_HASH]);
  });

  test('a session of an earlier start ends', async () => {
    await enableDemoAccounts(database);
    const { value } = await accounts.login(STAFF, CALLER);
    expect((await sessions.refresh(value?.refreshToken ?? '', CALLER)).value?.account.email).toBe(STAFF.email);
    await start({ host: EVERYWHERE });
    expect(await database.prisma.session.count({ where: { endedAt: null } })).toBe(0);
  });

  test('the logins work again after a start on a loopback address', async () => {
    await enableDemoAccounts(database);
    await start({ host: EVERYWHERE });
    await start({ host: LOOPBACK });
    expect(await logins()).toEqual(['Demo Customer', 'Demo Staff']);
    expect(await findAccounts()).toMatchObject([{ version: 3 }, { version: 3 }]);
  });
});
