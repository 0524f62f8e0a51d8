import type { StaffChanges } from '../../audit/staff-changes.ts';
import type { Account } from '../../generated/prisma/client.ts';
import { databaseTime } from '../../platform/database/database-time.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { type Outcome, refused } from '../../platform/outcome.ts';
import type { PersonalData } from '../../platform/personal-data.ts';
import { wrongPassword } from '../credentials/credential-errors.ts';
import { verifyPassword } from '../credentials/password.ts';
import { lockAccount } from '../roles/sql/lock-account.ts';
import { lockAdministrators } from '../roles/sql/lock-administrators.ts';
import type { Sessions } from '../session/sessions.service.ts';

interface Parts {
  staffChanges: StaffChanges;
  personalData: PersonalData;
  sessions: Sessions;
}

/** Deletes persons. The row of the account stays, as bookings and the audit log refer to it. */
export class CloseAccount {
  readonly #parts: Parts;

  constructor({ staffChanges, personalData, sessions }: Parts) {
    this.#parts = { staffChanges, personalData, sessions };
  }

  /**
   * What each feature keeps of the person goes in the same transaction, with the roles, which the audit log shows.
   *
   * Refused: InvalidCredentials, LastAdmin.
   *
   * @param password of a guest null
   */
  async close(account: Account, password: string | null): Promise<Outcome<Account>> {
    if (!(await isOwner(account, password))) return refused(wrongPassword('password'));
    const actor = { accountId: account.id, grants: [] };
    return this.#parts.staffChanges.make({ actor, action: 'closeAccount' }, async ({ tx, record }) => {
      const current = await lockAccount(tx, account.id);
      // Another change was faster: what was verified is not the password any more.
      if (current?.passwordHash !== account.passwordHash) return refused(wrongPassword('password'));
      const roles = await rolesOf(tx, account.id);
      if (roles.some(({ role }) => role === 'ADMIN') && (await isLastAdministrator(tx, account.id)))
        return refused(LAST_ADMIN);
      await tx.client.roleGrant.deleteMany({ where: { accountId: account.id } });
      record({ type: 'Account', id: account.id, cinemaId: null, before: { roles }, after: { roles: [] } });
      return { value: await this.#forget(tx, account.id) };
    });
  }

  async #forget(tx: Transaction, accountId: string): Promise<Account> {
    await this.#parts.personalData.forget(tx, accountId);
    await this.#parts.sessions.endAll(tx, accountId);
    return tx.client.account.update({
      where: { id: accountId },
      data: { ...NO_PERSON, closedAt: await databaseTime(tx), version: { increment: 1 } },
    });
  }
}

/** A guest has no password: its session alone says who it is. */
export async function isOwner(account: Account, password: string | null): Promise<boolean> {
  if (account.isGuest) return true;
  return verifyPassword(account.passwordHash, password ?? '');
}

function rolesOf({ client }: Transaction, accountId: string) {
  const select = { role: true, cinemaId: true };
  return client.roleGrant.findMany({ where: { accountId }, orderBy: { id: 'asc' }, select });
}

async function isLastAdministrator(tx: Transaction, accountId: string): Promise<boolean> {
  return (await lockAdministrators(tx)).every((id) => id === accountId);
}

const NO_PERSON = { email: null, name: null, passwordHash: null, newEmail: null, emailVerifiedAt: null };

const LAST_ADMIN = {
  kind: 'LastAdmin',
  message: 'This is the last administrator: make another account one first.',
  path: ['input'],
} as const;
