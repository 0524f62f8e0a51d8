import type { Account } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { databaseTime } from '../../platform/database/database-time.ts';
import { violates } from '../../platform/database/errors.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { readEmailAddress } from '../../platform/email-address.ts';
import { type Outcome, refused } from '../../platform/outcome.ts';
import type { PersonalData } from '../../platform/personal-data.ts';
import { readEmail } from '../account-input.ts';
import type { AccountMails } from '../mails/account-mails.ts';
import { lockAccount } from '../roles/sql/lock-account.ts';
import { EMAIL_TAKEN_MESSAGE, INVALID_TOKEN, wrongPassword } from './credential-errors.ts';
import { verifyPassword } from './password.ts';

interface Parts {
  database: Database;
  accountMails: AccountMails;
  personalData: PersonalData;
}

/** That an account's e-mail address is its own: by a link in a mail to it. */
export class EmailVerification {
  readonly #parts: Parts;

  constructor({ database, accountMails, personalData }: Parts) {
    this.#parts = { database, accountMails, personalData };
  }

  /**
   * Sends the mail again, if an account waits for an answer from the address. The work is the same if none does.
   */
  async request({ email: text }: { email: string }): Promise<void> {
    const email = readEmailAddress(text);
    if (email === undefined) return;
    await this.#parts.database.singleStatement((statement) =>
      this.#parts.accountMails.write(statement, { accountId: null, purpose: 'VERIFY_EMAIL', email }),
    );
  }

  /**
   * Asks for another address. It is sent a mail, also when another account has it: only its owner is to learn that.
   *
   * Refused: InvalidInput, InvalidCredentials.
   */
  async change(account: Account, input: { password: string; newEmail: string }): Promise<Outcome<Account>> {
    const { value: newEmail, errors } = readEmail(input.newEmail, 'newEmail');
    if (errors) return refused(...errors);
    if (!(await verifyPassword(account.passwordHash, input.password))) return refused(wrongPassword('password'));
    const { database, accountMails } = this.#parts;
    return database.transaction(async (tx) => {
      const current = await lockAccount(tx, account.id);
      if (current?.passwordHash !== account.passwordHash) return refused(wrongPassword('password'));
      // Its own address again: what it has asked for before is taken back.
      const wanted = newEmail === current.email ? null : newEmail;
      await accountMails.outdateLinks(tx, { accountId: account.id, purpose: 'VERIFY_EMAIL' });
      if (wanted !== null || current.emailVerifiedAt === null)
        await accountMails.write(tx, { accountId: account.id, purpose: 'VERIFY_EMAIL', email: newEmail });
      return { value: await tx.client.account.update({ where: { id: account.id }, data: { newEmail: wanted } }) };
    });
  }

  /**
   * The address of a mail is verified, and becomes the account's if that is what it waits for. What guests have booked
   * with it becomes the account's. Refused: InvalidToken, EmailTaken.
   */
  async verify(token: string): Promise<Outcome<Account>> {
    try {
      return await this.#parts.database.transaction((tx) => this.#verify(tx, token));
    } catch (error) {
      // Another account was faster. The link was not used up: that account may be closed later.
      if (!violates(error, 'account_email_key')) throw error;
      return refused({ kind: 'EmailTaken', message: EMAIL_TAKEN_MESSAGE, path: ['input', 'token'] });
    }
  }

  async #verify(tx: Transaction, token: string): Promise<Outcome<Account>> {
    const { accountMails, personalData } = this.#parts;
    const link = await accountMails.findLink(tx.client, { purpose: 'VERIFY_EMAIL', token });
    const account = link && (await lockAccount(tx, link.accountId));
    if (!account) return refused(INVALID_TOKEN);
    const { email } = link;
    const isAwaited = account.email === email || account.newEmail === email;
    if (!isAwaited || !(await accountMails.useLink(tx, link))) return refused(INVALID_TOKEN);
    const verified =
      account.email === email ? await markVerified(tx, account) : await this.#replace(tx, account, email);
    await personalData.claim(tx, { accountId: account.id, email });
    return { value: verified };
  }

  async #replace(tx: Transaction, { id: accountId, email: oldEmail }: Account, email: string): Promise<Account> {
    const { accountMails } = this.#parts;
    const data = { email, newEmail: null, emailVerifiedAt: await databaseTime(tx), version: { increment: 1 } };
    const changed = await tx.client.account.update({ where: { id: accountId }, data });
    // A link in a mail to the old address must not change the password any more.
    await accountMails.outdateLinks(tx, { accountId, purpose: 'RESET_PASSWORD' });
    if (oldEmail !== null) await accountMails.write(tx, { accountId, purpose: 'EMAIL_CHANGED', email: oldEmail });
    return changed;
  }
}

/** The person who has answered a mail to the account's address reads that mailbox. */
export async function markVerified(tx: Transaction, account: Account): Promise<Account> {
  if (account.emailVerifiedAt !== null) return account;
  const data = { emailVerifiedAt: await databaseTime(tx), version: { increment: 1 } };
  return tx.client.account.update({ where: { id: account.id }, data });
}
