import { type AccountMailPurpose, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction, Writer } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import { hashLinkToken } from '../credentials/link-token.ts';
import { sendAccountMailJob } from './send-account-mail.job.ts';

/** A mail whose link was opened. */
export interface OpenedLink {
  mailId: string;
  accountId: string;
  /** Where the mail went, so that its reader reads that mailbox. */
  email: string;
}

/**
 * Mails to accounts: waiting, being sent, sent; then, where they have a link, used or outdated.
 *
 * A request only writes a row. So it takes as long whether there is such an account or not, and waits for no mail server.
 */
export class AccountMails {
  readonly #queues: Pick<Queues, 'enqueue'>;

  constructor({ queues }: { queues: Pick<Queues, 'enqueue'> }) {
    this.#queues = queues;
  }

  /** @param mail.accountId null: of the account that has the address, if there is one */
  async write(
    writer: Writer,
    mail: { accountId: string | null; purpose: AccountMailPurpose; email: string },
  ): Promise<void> {
    const id = newId();
    await writer.client.accountMail.createMany({ data: [{ id, ...mail }] });
    writer.onCommit(() => this.#queues.enqueue(sendAccountMailJob, { mailId: id }));
  }

  /** Undefined when it is unknown, used, outdated or too old. It is not used up by this. */
  async findLink(
    client: Prisma.TransactionClient,
    { purpose, token }: { purpose: AccountMailPurpose; token: string },
  ): Promise<OpenedLink | undefined> {
    const [found] = await queryRows(
      client,
      OPENED_LINK,
      (selected) => Prisma.sql`
        select ${selected}
        from account_mail
        where account_mail.token_hash = ${hashLinkToken(token)}
          and account_mail.purpose = ${purpose}::account_mail_purpose
          and account_mail.used_at is null
          and account_mail.expires_at > clock_timestamp()`,
    );
    return found;
  }

  /** Once only. @returns false when it was used, or outdated, in the meantime */
  async useLink({ client }: Transaction, { mailId }: OpenedLink): Promise<boolean> {
    const used = await client.$executeRaw`
      update account_mail set used_at = clock_timestamp()
      where id = ${mailId}::uuid and used_at is null and token_hash is not null and expires_at > clock_timestamp()`;
    return used > 0;
  }

  /** Makes links useless that are on their way, or that were not opened. */
  async outdateLinks(
    { client }: Transaction,
    { accountId, purpose }: { accountId: string; purpose: AccountMailPurpose },
  ): Promise<void> {
    await client.$executeRaw`
      update account_mail set token_hash = null
      where account_id = ${accountId}::uuid and purpose = ${purpose}::account_mail_purpose and used_at is null`;
  }
}

const OPENED_LINK = columns<OpenedLink>({
  mailId: 'account_mail.id',
  accountId: 'account_mail.account_id',
  email: 'account_mail.email',
});
