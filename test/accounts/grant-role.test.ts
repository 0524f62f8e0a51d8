import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { RoleInput } from '../../src/accounts/roles/role.service.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { GrantRole, RevokeRole } from './role-operations.ts';

let testApp: TestApp;
let admin: GraphQLClient;
let adminId: string;
let cinemaId: string;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 }));
});
beforeEach(async () => {
  ({ client: admin, accountId: adminId } = await testApp.newAccount('ADMIN'));
  ({ accountId } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

const grant = async (input: RoleInput) => (await admin.request(GrantRole, { input })).grantRole;
const revoke = async (input: RoleInput) => (await admin.request(RevokeRole, { input })).revokeRole;
const entriesOf = (entityId: string) =>
  testApp.database.prisma.auditEntry.findMany({ where: { entityId }, orderBy: { at: 'asc' } });

describe('grantRole', () => {
  test('gives a role for one cinema, and one for all', async () => {
    expect(await grant({ accountId, role: 'MANAGER', cinemaId })).toEqual({
      account: { id: accountId, version: 1, roles: [{ role: 'MANAGER', cinema: { id: cinemaId } }] },
      errors: [],
    });
    const { account } = await grant({ accountId, role: 'AUDITOR' });
    expect(account?.roles).toEqual([
      { role: 'MANAGER', cinema: { id: cinemaId } },
      { role: 'AUDITOR', cinema: null },
    ]);
  });

  test('again changes nothing, also five times at the same time', async () => {
    await grant({ accountId, role: 'DOOR', cinemaId });
    const answers = await withoutAnyChange(testApp.database, () =>
      Promise.all(Array.from({ length: 5 }, () => grant({ accountId, role: 'DOOR', cinemaId }))),
    );
    for (const { errors } of answers) expect(errors).toEqual([]);
    const together = await Promise.all(Array.from({ length: 5 }, () => grant({ accountId, role: 'AUDITOR' })));
    for (const { errors } of together) expect(errors).toEqual([]);
    expect(await entriesOf(accountId)).toHaveLength(2);
    expect(await testApp.database.prisma.roleGrant.count({ where: { accountId } })).toBe(2);
  });

  test('of ADMIN for one cinema is InvalidInput', async () => {
    const { account, errors } = await withoutAnyChange(testApp.database, () =>
      grant({ accountId, role: 'ADMIN', cinemaId }),
    );
    expect(account).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'cinemaId'] }]);
  });

  test.each([
    ['an unknown account', () => ({ accountId: newId(), role: 'DOOR' as const }), 'accountId'],
    ['a malformed account', () => ({ accountId: 'x', role: 'DOOR' as const }), 'accountId'],
    ['an unknown cinema', () => ({ accountId, role: 'DOOR' as const, cinemaId: newId() }), 'cinemaId'],
    ['a malformed cinema', () => ({ accountId, role: 'DOOR' as const, cinemaId: 'x' }), 'cinemaId'],
  ])('for %s is NotFound', async (_, input, field) => {
    const { account, errors } = await withoutAnyChange(testApp.database, () => grant(input()));
    expect(account).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'NotFound', path: ['input', field] }]);
  });

  test('for a guest is NotFound', async () => {
    const { id } = await testApp.database.prisma.account.create({ data: { isGuest: true } });
    expect((await grant({ accountId: id, role: 'DOOR' })).errors).toMatchObject([{ __typename: 'NotFound' }]);
  });

  test('is in the audit log as a change of the roles of the account', async () => {
    await grant({ accountId, role: 'DOOR', cinemaId });
    await revoke({ accountId, role: 'DOOR', cinemaId });
    const roles = [{ role: 'DOOR', cinemaId }];
    expect(await entriesOf(accountId)).toMatchObject([
      {
        actorId: adminId,
        action: 'grantRole',
        entityType: 'Account',
        cinemaId,
        changes: [{ before: [], after: roles }],
      },
      { actorId: adminId, action: 'revokeRole', cinemaId, changes: [{ field: 'roles', before: roles, after: [] }] },
    ]);
  });
});

describe('revokeRole', () => {
  test('takes one role, and leaves the others', async () => {
    await grant({ accountId, role: 'DOOR', cinemaId });
    await grant({ accountId, role: 'DOOR' });
    const { account, errors } = await revoke({ accountId, role: 'DOOR' });
    expect(errors).toEqual([]);
    expect(account?.roles).toEqual([{ role: 'DOOR', cinema: { id: cinemaId } }]);
  });

  test.each([
    ['a role that the account has for one cinema only', () => ({ accountId, role: 'DOOR' as const }), 'role'],
    ['a role that is included in one that it has', () => ({ accountId, role: 'DOOR' as const, cinemaId }), 'role'],
    ['an unknown account', () => ({ accountId: newId(), role: 'DOOR' as const }), 'accountId'],
    ['a malformed account', () => ({ accountId: "1' or '1'='1", role: 'DOOR' as const }), 'accountId'],
    ['a malformed cinema', () => ({ accountId, role: 'MANAGER' as const, cinemaId: 'x' }), 'role'],
  ])('of %s is NotFound', async (_, input, field) => {
    await grant({ accountId, role: 'MANAGER', cinemaId });
    const { account, errors } = await withoutAnyChange(testApp.database, () => revoke(input()));
    expect(account).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'NotFound', path: ['input', field] }]);
  });
});

test('a role counts from the next request on, with the same access token, and no longer than it is granted', async () => {
  const { client, accountId: staffId } = await testApp.newAccount();
  const create = () => sendMutation(client, 'createAuditorium', { cinemaId, name: `Hall ${newId()}` });
  const code = async () => (await create()).errors?.[0]?.extensions.code;
  expect(await code()).toBe('FORBIDDEN');
  await grant({ accountId: staffId, role: 'MANAGER', cinemaId });
  expect(await code()).toBeUndefined();
  await revoke({ accountId: staffId, role: 'MANAGER', cinemaId });
  expect(await code()).toBe('FORBIDDEN');
});

test('what follows in the same request counts the changed roles too', async () => {
  const change = (name: string) =>
    `${name}(input: { accountId: "${adminId}", role: AUDITOR }) { account { roles { role } } }`;
  const { data } = await admin.send<Record<string, object>, never>(
    `mutation { a: ${change('grantRole')} b: ${change('revokeRole')} c: ${change('grantRole')} }`,
  );
  const [one, both] = [[{ role: 'ADMIN' }], [{ role: 'ADMIN' }, { role: 'AUDITOR' }]];
  expect(data).toEqual({
    a: { account: { roles: both } },
    b: { account: { roles: one } },
    c: { account: { roles: both } },
  });
  const { errors } = await admin.send(`mutation {
    a: revokeRole(input: { accountId: "${adminId}", role: ADMIN }) { errors { message } }
    b: grantRole(input: { accountId: "${adminId}", role: ADMIN }) { errors { message } }
  }`);
  expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'FORBIDDEN' } }]);
});
