import { expect, test } from 'vitest';
import { startTestApp } from '../support/test-app.ts';
import { RevokeRole } from './role-operations.ts';

test('the last administrator who can log in stays one', async () => {
  await using testApp = await startTestApp('embedded');
  const { prisma } = testApp.database;
  const first = await prisma.roleGrant.findFirstOrThrow({ where: { role: 'ADMIN' } });
  const { client, accountId } = await testApp.newAccount('ADMIN');
  const revoke = async (of: string) => {
    const { account, errors } = (await client.request(RevokeRole, { input: { accountId: of, role: 'ADMIN' } }))
      .revokeRole;
    return { account, errors };
  };
  // A closed account keeps its row, and cannot log in.
  await prisma.account.update({ where: { id: first.accountId }, data: { email: null, passwordHash: null } });
  expect(await revoke(accountId)).toMatchObject({
    account: null,
    errors: [{ __typename: 'LastAdmin', path: ['input', 'role'] }],
  });
  expect((await revoke(first.accountId)).errors).toEqual([]);
  expect((await revoke(accountId)).errors).toMatchObject([{ __typename: 'LastAdmin' }]);
  const { accountId: another } = await testApp.newAccount('ADMIN');
  expect((await revoke(accountId)).errors).toEqual([]);
  expect(await prisma.roleGrant.findMany({ where: { role: 'ADMIN' } })).toMatchObject([{ accountId: another }]);
});
