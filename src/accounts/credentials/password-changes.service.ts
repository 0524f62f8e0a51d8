import type { Account } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { readEmailAddress } from '../../platform/email-address.ts';
import { invalidInput, type Outcome, refused } from '../../platform/outcome.ts';
import type { PersonalData } from '../../platform/personal-data.ts';
import { readPassword } from '../account-input.ts';
import type { AccountMails, OpenedLink } from '../mails/account-mails.ts';
import { lockAccount } from '../roles/sql/lock-account.ts';
import type { OpenSession, Sessions } from '../session/sessions.service.ts';
import { INVALID_TOKEN, wrongPassword } from './credential-errors.ts';
import { markVerified } from './email-verification.service.ts';
import { hashPassword, verifyPassword } from './password.ts';

interface Parts {
  database: Database;
  accountMails: AccountMails;
  personalData: PersonalData;
  sessions: Sessions;
}

/** New passwords: by who knows the old one, and by who reads the mails of the account. */
export class PasswordChanges {
  readonly #parts: Parts;

  constructor({ database, accountMails, personalData, sessions }: Parts) {
    this.#parts = { database, accountMails, personalData, sessions };
  }

  /**
   * Ends every session of the account but that one. Refused: InvalidInput, InvalidCredentials.
   *
   * @param input.sessionId the caller's
   */
  async change(
    account: Account,
    input: { currentPassword: string; newPassword: string; sessionId: string },
  ): Promise<Outcome<Account>> {
    const { currentPassword, newPassword, sessionId } = input;
    const { errors } = readPassword(newPassword, { owner: account, field: 'newPassword' });
    if (errors) return refused(...errors);
    if (!(await verifyPassword(account.passwordHash, currentPassword)))
      return refused(wrongPassword('currentPassword'));
    if (await verifyPassword(account.passwordHash, newPassword)) return refused(SAME_PASSWORD);
    const passwordHash = await hashPassword(newPassword);
    return this.#parts.database.transaction(async (tx) => {
      const current = await lockAccount(tx, account.id);
      // Another change was faster: what was verified is not the password any more.
      if (current?.passwordHash !== account.passwordHash) return refused(wrongPassword('currentPassword'));
      return { value: await this.#write(tx, { account: current, passwordHash, except: sessionId }) };
    });
  }

  /** Sends a mail to the account of that address, if there is one. The work is the same if there is none. */
  async requestReset({ email: text }: { email: string }): Promise<void> {
    const email = readEmailAddress(text);
    if (email === undefined) return;
    await this.#parts.database.singleStatement((statement) =>
      this.#parts.accountMails.write(statement, { accountId: null, purpose: 'RESET_PASSWORD', email }),
    );
  }

  /**
   * By the link of a mail, which is not used up when the password is refused. Ends every session, and opens a new one.
   *
   * Refused: InvalidInput, InvalidToken.
   */
  async reset(input: { token: string; newPassword: string; device: string }): Promise<Outcome<OpenSession>> {
    const { token, newPassword, device } = input;
    const { database, accountMails } = this.#parts;
    const link = await accountMails.findLink(database.prisma, { purpose: 'RESET_PASSWORD', token });
    const owner = link && (await database.prisma.account.findUnique({ where: { id: link.accountId } }));
    const { errors } = readPassword(newPassword, { owner: owner ?? undefined, field: 'newPassword' });
    if (errors) return refused(...errors);
    if (!link) return refused(INVALID_TOKEN);
    const passwordHash = await hashPassword(newPassword);
    return database.transaction((tx) => this.#reset(tx, { link, passwordHash, device }));
  }

  async #reset(
    tx: Transaction,
    { link, passwordHash, device }: { link: OpenedLink; passwordHash: string; device: string },
  ): Promise<Outcome<OpenSession>> {
    const { accountMails, personalData, sessions } = this.#parts;
    const account = await lockAccount(tx, link.accountId);
    if (account?.email !== link.email || !(await accountMails.useLink(tx, link))) return refused(INVALID_TOKEN);
    const isNewlyVerified = account.emailVerifiedAt === null;
    const verified = await markVerified(tx, account);
    if (isNewlyVerified) await personalData.claim(tx, { accountId: account.id, email: link.email });
    const changed = await this.#write(tx, { account: verified, passwordHash });
    return { value: await sessions.open(changed, { device }, tx) };
  }

  async #write(tx: Transaction, change: { account: Account; passwordHash: string; except?: string }): Promise<Account> {
    const { accountMails, sessions } = this.#parts;
    const { account, passwordHash, except } = change;
    const { id: accountId, email } = account;
    const data = { passwordHash, mustChangePassword: false, version: { increment: 1 } };
    const changed = await tx.client.account.update({ where: { id: accountId }, data });
    await sessions.endAll(tx, accountId, except === undefined ? {} : { except });
    await accountMails.outdateLinks(tx, { accountId, purpose: 'RESET_PASSWORD' });
    if (email !== null) await accountMails.write(tx, { accountId, purpose: 'PASSWORD_CHANGED', email });
    return changed;
  }
}

const SAME_PASSWORD = invalidInput('The new password must be another one than the current.', 'newPassword');
