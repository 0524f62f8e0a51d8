import { type AccountMail, Prisma } from '../../generated/prisma/client.ts';
import { columns, countRows, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { lockAccount } from '../roles/sql/lock-account.ts';

/** More mails with links than that, to one address or for one account, are a mail bomb. Notices are always sent. */
export const LINKS_AN_HOUR = { address: 5, account: 10 };

type WaitingMail = Pick<AccountMail, 'id' | 'accountId' | 'purpose' | 'email' | 'createdAt'>;

/** A mail, and the account that it is for. */
export interface ClaimedMail extends WaitingMail {
  accountId: string;
}

/** Undefined when it was sent, is being sent, or is gone. The row stays locked. */
export async function lockWaitingMail({ client }: Transaction, id: string): Promise<WaitingMail | undefined> {
  const [mail] = await queryRows(
    client,
    WAITING_MAIL,
    (selected) => Prisma.sql`
      select ${selected}
      from account_mail
      where account_mail.id = ${id}::uuid and account_mail.sent_at is null
        and (account_mail.claimed_until is null or account_mail.claimed_until <= clock_timestamp())
      for update skip locked`,
  );
  return mail;
}

/** With its account, locked; undefined when it should not be sent. */
export async function addressed(tx: Transaction, mail: WaitingMail): Promise<ClaimedMail | undefined> {
  const accountId = mail.accountId ?? (await findRecipient(tx, mail));
  const account = accountId === undefined ? undefined : await lockAccount(tx, accountId);
  if (!account) return undefined;
  const claimed = { ...mail, accountId: account.id };
  switch (mail.purpose) {
    case 'VERIFY_EMAIL': {
      const isToVerify = account.email === mail.email && account.emailVerifiedAt === null;
      if (!isToVerify && account.newEmail !== mail.email) return undefined;
      break;
    }
    case 'RESET_PASSWORD':
      if (account.email !== mail.email) return undefined;
      break;
    case 'EMAIL_CHANGED':
    case 'PASSWORD_CHANGED':
      return claimed;
  }
  return (await isNewest(tx, claimed)) && !(await areTooMany(tx, claimed)) ? claimed : undefined;
}

/** The account that a stranger's request is about. An address that two accounts want to have is asked for the newer one. */
async function findRecipient({ client }: Transaction, { purpose, email }: WaitingMail): Promise<string | undefined> {
  const found = await client.account.findUnique({ where: { email }, select: { id: true, emailVerifiedAt: true } });
  if (found && (purpose === 'RESET_PASSWORD' || found.emailVerifiedAt === null)) return found.id;
  if (found || purpose !== 'VERIFY_EMAIL') return undefined;
  const [waiting] = await client.account.findMany({
    where: { newEmail: email },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { id: true },
  });
  return waiting?.id;
}

/** Of several that wait only the last is sent: it would make the links of the others useless. */
async function isNewest({ client }: Transaction, { id, accountId, purpose, email }: ClaimedMail): Promise<boolean> {
  const newer = await countRows(
    client,
    Prisma.sql`
      from account_mail
      where account_mail.email = ${email} and account_mail.purpose = ${purpose}::account_mail_purpose
        and (account_mail.account_id is null or account_mail.account_id = ${accountId}::uuid)
        and (account_mail.created_at, account_mail.id) > (
          select mine.created_at, mine.id from account_mail as mine where mine.id = ${id}::uuid
        )`,
  );
  return newer === 0;
}

async function areTooMany({ client }: Transaction, { accountId, email }: ClaimedMail): Promise<boolean> {
  const sent = (whose: Prisma.Sql) =>
    countRows(
      client,
      Prisma.sql`
        from account_mail
        where ${whose} and account_mail.purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')
          and account_mail.sent_at > clock_timestamp() - interval '1 hour'`,
    );
  const toAddress = await sent(Prisma.sql`account_mail.email = ${email}`);
  const ofAccount = await sent(Prisma.sql`account_mail.account_id = ${accountId}::uuid`);
  return toAddress >= LINKS_AN_HOUR.address || ofAccount >= LINKS_AN_HOUR.account;
}

const WAITING_MAIL = columns<WaitingMail>({
  id: 'account_mail.id',
  accountId: 'account_mail.account_id',
  purpose: 'account_mail.purpose',
  email: 'account_mail.email',
  createdAt: 'account_mail.created_at',
});
