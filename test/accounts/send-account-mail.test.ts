import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountMailDueRows } from '../../src/accounts/mails/account-mails.worker.ts';
import { SendAccountMail } from '../../src/accounts/mails/send-account-mail.service.ts';
import type { AccountMailPurpose } from '../../src/generated/prisma/enums.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { type Mail, type Mailer, MailFailedError, MailRefusedError } from '../../src/platform/mail/mailer.ts';
import { SmtpMailer } from '../../src/platform/mail/smtp-mailer.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Gate } from '../support/gate.ts';
import { MailServer } from '../support/mail-server.ts';
import { openDatabase } from '../support/open-database.ts';
import { createAccount } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const config = { publicUrl: 'https://tickets.example' };

const resources = new Resources();
let database: Database;
beforeAll(async () => {
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** Takes every mail, after what a test does first. */
class TestMailer implements Mailer {
  readonly sent: Mail[] = [];

  constructor(readonly before: (mail: Mail) => Promise<void> | void = () => undefined) {}

  async send(mail: Mail): Promise<void> {
    await this.before(mail);
    this.sent.push(mail);
  }
}

function sender(mailer: Mailer, lines: string[] = []): SendAccountMail {
  const logger = createLogger('warn', { write: (line) => void lines.push(line) });
  return new SendAccountMail({ database, mailer, logger, config });
}

async function newMail(
  purpose: AccountMailPurpose = 'VERIFY_EMAIL',
): Promise<{ id: string; accountId: string; email: string }> {
  const { accountId } = await createAccount(database);
  const email = `${accountId}@example.com`;
  return { ...(await database.prisma.accountMail.create({ data: { accountId, purpose, email } })), accountId, email };
}

function tokenOf(mail: Mail | undefined): string {
  return /#token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

function rowOf(id: string) {
  return database.prisma.accountMail.findUnique({ where: { id } });
}

describe('a mail of an account', () => {
  test('is sent once, also by several workers at the same time', async () => {
    const { id, email } = await newMail();
    const sending = new Gate();
    const mailer = new TestMailer(() => sending.pass());
    const first = sender(mailer).send(id);
    await expect.poll(async () => (await rowOf(id))?.claimedUntil, { timeout: 10_000 }).not.toBeNull();
    await Promise.all([sender(mailer).send(id), sender(mailer).send(id)]);
    sending.open();
    await first;
    await sender(mailer).send(id);
    expect(mailer.sent).toMatchObject([{ to: email }]);
    expect((await rowOf(id))?.sentAt).not.toBeNull();
  });

  test('is sent again with another token when the mail server failed, and only that one works', async () => {
    const { id } = await newMail();
    const tokens: string[] = [];
    const mailer = new TestMailer((mail) => {
      tokens.push(tokenOf(mail));
      if (tokens.length === 1) throw new MailFailedError('away');
    });
    await expect(sender(mailer).send(id)).rejects.toBeInstanceOf(MailFailedError);
    expect(await rowOf(id)).toMatchObject({ sentAt: null, claimedUntil: null });
    const failedHash = (await rowOf(id))?.tokenHash;
    await sender(mailer).send(id);
    expect(new Set(tokens).size).toBe(2);
    expect((await rowOf(id))?.tokenHash).not.toBe(failedHash);
  });

  test('is sent again when the worker died while it was sending', async () => {
    const { id } = await newMail();
    const mailer = new TestMailer();
    const claimedUntil = new Date(Date.now() + 60_000);
    await database.prisma.accountMail.update({ where: { id }, data: { claimedUntil } });
    await sender(mailer).send(id);
    expect(mailer.sent).toEqual([]);
    await database.prisma.accountMail.update({ where: { id }, data: { claimedUntil: new Date(Date.now() - 1) } });
    await sender(mailer).send(id);
    expect(mailer.sent).toHaveLength(1);
  });

  test('that the mail server refuses is given up, and the log does not name the address', async () => {
    const { id, email } = await newMail();
    const lines: string[] = [];
    const mailer = new TestMailer(() => {
      throw new MailRefusedError('the mail server: EENVELOPE at RCPT TO, answer 550');
    });
    await sender(mailer, lines).send(id);
    expect(await rowOf(id)).toBeNull();
    expect(lines.join('\n')).toContain('answer 550');
    expect(lines.join('\n')).not.toContain(email);
  });

  test('whose job was lost is found by recovery, and sent by a real mail server', async () => {
    await using server = await MailServer.start();
    const { id, email } = await newMail();
    await database.prisma.accountMail.update({ where: { id }, data: { createdAt: new Date(Date.now() - 3000) } });
    const sendAccountMail = sender(new SmtpMailer({ url: server.url, from: 'tickets@cinema.example' }));
    const [unsent] = accountMailDueRows({ sendAccountMail });
    if (!unsent) throw new Error('no due rows');
    await recoverDueRows(unsent, { database, logger: createLogger('silent') });
    expect(server.received.map(({ to }) => to)).toContainEqual([email]);
    // Quoted-printable: lines are broken, and = is =3D.
    const source = server.received.find(({ to }) => to[0] === email)?.source.replaceAll('=\r\n', '') ?? '';
    expect(source).toMatch(/https:\/\/tickets\.example\/verify-email#token=3?D?[\w-]{43}/);
    expect((await rowOf(id))?.sentAt).not.toBeNull();
  });

  test('is deleted after two days, whether it was sent or not', async () => {
    const [old, fresh] = [await newMail(), await newMail()];
    const createdAt = new Date(Date.now() - 2 * 86_400_000 - 1000);
    await database.prisma.accountMail.update({ where: { id: old.id }, data: { createdAt } });
    const [, oldMails] = accountMailDueRows({ sendAccountMail: sender(new TestMailer()) });
    if (!oldMails) throw new Error('no due rows');
    await recoverDueRows(oldMails, { database, logger: createLogger('silent') });
    expect(await rowOf(old.id)).toBeNull();
    expect(await rowOf(fresh.id)).not.toBeNull();
  });

  test('is not sent when a newer one waits, whose token would make its own useless', async () => {
    const { id, email } = await newMail();
    await database.prisma.accountMail.create({ data: { accountId: null, purpose: 'VERIFY_EMAIL', email } });
    const mailer = new TestMailer();
    await sender(mailer).send(id);
    expect(mailer.sent).toEqual([]);
    expect(await rowOf(id)).toBeNull();
  });

  test('is not sent to an address that the account does not have any more', async () => {
    for (const purpose of ['VERIFY_EMAIL', 'RESET_PASSWORD'] as const) {
      const { id, accountId } = await newMail(purpose);
      await database.prisma.account.update({ where: { id: accountId }, data: { email: `${newId()}@example.com` } });
      const mailer = new TestMailer();
      await sender(mailer).send(id);
      expect(mailer.sent).toEqual([]);
    }
  });

  test('of one account is sent at most 10 times an hour, whatever the address', async () => {
    const { accountId } = await createAccount(database);
    const mailer = new TestMailer();
    for (let count = 0; count < 12; count++) {
      const newEmail = `${newId()}@example.com`;
      await database.prisma.account.update({ where: { id: accountId }, data: { newEmail } });
      const data = { accountId, purpose: 'VERIFY_EMAIL' as const, email: newEmail };
      await sender(mailer).send((await database.prisma.accountMail.create({ data })).id);
    }
    expect(mailer.sent).toHaveLength(10);
  });
});
