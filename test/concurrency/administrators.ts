import { RevokeRole } from '../accounts/role-operations.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/**
 * Two administrators, the only ones, who revoke each other's role at the same time.
 *
 * @returns the errors of both, and how many administrators are left
 */
export async function revokeEachOther(testApp: TestApp) {
  const { database, databaseUrl } = testApp;
  await database.prisma.roleGrant.deleteMany({ where: { role: 'ADMIN' } });
  const [a, b] = [await testApp.newAccount('ADMIN'), await testApp.newAccount('ADMIN')];
  const revoke = async ({ client }: typeof a, { accountId }: typeof a) => {
    const { revokeRole } = await client.request(RevokeRole, { input: { accountId, role: 'ADMIN' } });
    return revokeRole.errors.map(({ __typename: kind }) => kind);
  };
  // The entry in the audit log is written last: both have read before either commits.
  await using log = await RowLock.take(databaseUrl, 'lock table audit_entry in exclusive mode', []);
  const first = revoke(a, b);
  await log.untilAwaitedBy(1);
  const second = revoke(b, a);
  await log.untilAwaitedBy(2);
  await log.release();
  const errors = await Promise.all([first, second]);
  return { errors, left: await database.prisma.roleGrant.count({ where: { role: 'ADMIN' } }) };
}
