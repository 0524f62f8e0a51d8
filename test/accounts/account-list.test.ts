import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountFilter } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ListAccounts } from './role-operations.ts';

let testApp: TestApp;
let admin: GraphQLClient;
let [here, there]: [string, string] = ['', ''];
beforeAll(async () => {
  // The role api has no workers and no sweeps, which would send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { prisma } = testApp.database;
  await prisma.account.deleteMany();
  here = (await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 })).cinemaId;
  there = (await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 })).cinemaId;
  const made = await testApp.newAccount('ADMIN');
  admin = made.client;
  await prisma.account.update({ where: { id: made.accountId }, data: { email: 'admin@example.com', name: 'Boss' } });
  await person('zoe@example.com', 'Zoë Ödön', [{ role: 'MANAGER', cinemaId: here }]);
  await person('bea@example.com', 'Bea', [{ role: 'MANAGER', cinemaId: there }]);
  await person('cem@example.com', 'Cem', [
    { role: 'BOX_OFFICE', cinemaId: here },
    { role: 'MANAGER', cinemaId: there },
  ]);
  await person('dan@example.com', '100 % Dan_', [{ role: 'AUDITOR', cinemaId: null }]);
  await person('eve@example.com', null, []);
  await prisma.account.create({ data: { isGuest: true } });
  await prisma.account.create({ data: { roles: { create: { role: 'DOOR' } } } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function person(
  email: string,
  name: string | null,
  roles: { role: 'MANAGER' | 'BOX_OFFICE' | 'AUDITOR'; cinemaId: string | null }[],
) {
  await testApp.database.prisma.account.create({ data: { email, name, roles: { create: roles } } });
}

/** The names of the addresses. */
async function found(filter?: AccountFilter): Promise<string[]> {
  const { accounts } = await admin.request(ListAccounts, { filter });
  expect(accounts.totalCount).toBe(accounts.nodes.length);
  return accounts.nodes.map(({ email }) => email?.split('@')[0] ?? '');
}

test('accounts come in the order of their addresses, without those that have none', async () => {
  expect(await found()).toEqual(['admin', 'bea', 'cem', 'dan', 'eve', 'zoe']);
});

test('accounts come in pages', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const {
      accounts,
    }: {
      accounts: { nodes: { email?: string | null }[]; pageInfo: { endCursor?: string | null; hasNextPage: boolean } };
    } = await admin.request(ListAccounts, { first: 4, after });
    seen.push(...accounts.nodes.map(({ email }) => email?.split('@')[0] ?? ''));
    after = accounts.pageInfo.hasNextPage ? (accounts.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  expect(seen).toEqual(['admin', 'bea', 'cem', 'dan', 'eve', 'zoe']);
});

describe('a filter', () => {
  test.each<[string, () => AccountFilter, string[]]>([
    ['by a role', () => ({ roles: ['MANAGER'] }), ['bea', 'cem', 'zoe']],
    ['by any of two roles', () => ({ roles: ['AUDITOR', 'BOX_OFFICE'] }), ['cem', 'dan']],
    ['by no role', () => ({ roles: [] }), []],
    ['by a cinema, also with a role for all of them', () => ({ cinemaIds: [here] }), ['admin', 'cem', 'dan', 'zoe']],
    ['by no cinema', () => ({ cinemaIds: [] }), []],
    ['by a role in a cinema: one grant has both', () => ({ roles: ['MANAGER'], cinemaIds: [here] }), ['zoe']],
    ['by a part of the address', () => ({ search: 'EM@ex' }), ['cem']],
    ['by a part of the name, in any case', () => ({ search: 'ÖDÖ' }), ['zoe']],
    ['by what would be a wildcard', () => ({ search: '%' }), ['dan']],
    ['by the other one', () => ({ search: '_' }), ['dan']],
    ['by all of it', () => ({ search: 'e', roles: ['MANAGER'], cinemaIds: [there] }), ['bea', 'cem']],
    [
      'by nulls, which do not filter',
      () => ({ search: null, roles: null, cinemaIds: null }),
      ['admin', 'bea', 'cem', 'dan', 'eve', 'zoe'],
    ],
  ])('%s', async (_, filter, expected) => {
    expect(await found(filter())).toEqual(expected);
  });

  test.each([
    ['too long', 'x'.repeat(201)],
    ['with a NUL', 'a\0b'],
  ])('whose search is %s is BAD_USER_INPUT', async (_, search) => {
    const { errors } = await admin.send(ListAccounts, { filter: { search } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

test('a page of six accounts with their roles takes as many SQL statements as a page of two', async () => {
  const count = (first: number) => statementsOf(() => admin.request(ListAccounts, { first }));
  const [two, six] = [await count(2), await count(6)];
  expect(six.length, six.join('\n')).toBe(two.length);
});
