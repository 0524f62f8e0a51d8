import type { Database } from '../../platform/database/database.ts';
import type { StoredPersonalData } from '../../platform/personal-data.ts';

/** What accounts themselves keep: who it is, its roles, its sessions, and the mails of the last days. */
export function accountData({ database: { prisma } }: { database: Database }): StoredPersonalData {
  return {
    async export(accountId) {
      const [account, roles, sessions, mails] = await Promise.all([
        prisma.account.findUniqueOrThrow({
          where: { id: accountId },
          omit: { passwordHash: true, mustChangePassword: true },
        }),
        prisma.roleGrant.findMany({ where: { accountId }, select: { role: true, cinemaId: true } }),
        prisma.session.findMany({
          where: { accountId },
          select: { id: true, device: true, createdAt: true, lastUsedAt: true, expiresAt: true, endedAt: true },
        }),
        prisma.accountMail.findMany({
          where: { accountId },
          select: { purpose: true, email: true, createdAt: true, sentAt: true, usedAt: true },
        }),
      ]);
      return { account, roles, sessions, mails };
    },
    /** The row of the account itself is emptied last, by CloseAccount. */
    async forget({ client }, accountId) {
      await client.accountMail.deleteMany({ where: { accountId } });
      await client.dataExport.deleteMany({ where: { accountId } });
      await client.session.updateMany({ where: { accountId }, data: { device: 'Unknown device' } });
    },
  };
}
