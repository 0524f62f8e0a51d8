import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Logger } from '../../platform/logger.ts';
import { type Mailer, MailRefusedError } from '../../platform/mail/mailer.ts';
import { newLinkToken } from '../credentials/link-token.ts';
import { addressed, type ClaimedMail, lockWaitingMail } from './claim-mail.ts';
import { LINK_SECONDS, mailText } from './mail-texts.ts';

/** Longer than an attempt to send may take. */
const CLAIM_SECONDS = 60;

interface Parts {
  database: Database;
  mailer: Mailer;
  logger: Logger;
  config: { publicUrl: string };
}

/** A mail with the token of its link, which is nowhere else. */
type Ready = ClaimedMail & { token: string; hash: string };

/** Sends the mails that requests have written. */
export class SendAccountMail {
  readonly #parts: Parts;

  constructor({ database, mailer, logger, config }: Parts) {
    this.#parts = { database, mailer, logger, config };
  }

  /** Does nothing when the mail was sent, or is being sent. @throws {MailFailedError} when it has to be tried again */
  async send(mailId: string): Promise<void> {
    const mail = await this.#parts.database.transaction((tx) => claim(tx, mailId));
    if (!mail) return;
    try {
      await this.#deliver(mail);
    } catch (error) {
      if (!(error instanceof MailRefusedError)) {
        await this.#release(mail);
        throw error;
      }
      this.#parts.logger.warn({ error, mail: mail.id, purpose: mail.purpose }, 'a mail was refused and is given up');
      await this.deleteOld([mail.id]);
      return;
    }
    await this.#parts.database.singleStatement(
      (statement) =>
        statement.client.$executeRaw`update account_mail set sent_at = clock_timestamp() where id = ${mail.id}::uuid`,
    );
  }

  async deleteOld(mailIds: readonly string[]): Promise<void> {
    await this.#parts.database.singleStatement((statement) =>
      statement.client.accountMail.deleteMany({ where: { id: { in: [...mailIds] } } }),
    );
  }

  #deliver({ purpose, email, token }: Ready): Promise<void> {
    const { mailer, config } = this.#parts;
    return mailer.send({ to: email, ...mailText({ purpose, email, token, publicUrl: config.publicUrl }) });
  }

  /** The next attempt need not wait for the claim to end. It makes a token of its own. */
  async #release({ id, hash }: Ready): Promise<void> {
    await this.#parts.database.singleStatement(
      (statement) => statement.client.$executeRaw`
        update account_mail set claimed_until = null
        where id = ${id}::uuid and (token_hash is null or token_hash = ${hash})`,
    );
  }
}

/** For this process to send. One that need not be sent is deleted. */
async function claim(tx: Transaction, mailId: string): Promise<Ready | undefined> {
  const waiting = await lockWaitingMail(tx, mailId);
  if (!waiting) return undefined;
  const mail = await addressed(tx, waiting);
  if (!mail) {
    await tx.client.accountMail.delete({ where: { id: mailId } });
    return undefined;
  }
  const { token, hash } = newLinkToken();
  const seconds = LINK_SECONDS[mail.purpose];
  if (seconds !== undefined) await outdateOthers(tx, mail);
  await tx.client.$executeRaw`
    update account_mail set
      account_id = ${mail.accountId}::uuid,
      token_hash = ${seconds === undefined ? null : hash}::text,
      expires_at = clock_timestamp() + make_interval(secs => ${seconds ?? null}::int),
      claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS}::int)
    where id = ${mailId}::uuid`;
  return { ...mail, token, hash };
}

async function outdateOthers({ client }: Transaction, { id, accountId, purpose }: ClaimedMail): Promise<void> {
  await client.$executeRaw`
    update account_mail set token_hash = null
    where account_id = ${accountId}::uuid and purpose = ${purpose}::account_mail_purpose and id <> ${id}::uuid
      and used_at is null and token_hash is not null`;
}
