import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { statementsOf } from '../support/count-statements.ts';
import { mailsOf, untilMailed, untilNoMailWaits } from '../support/mails.ts';
import { logIn, type Registered, register } from '../support/registered.ts';
import { allRows, withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadMe, RequestPasswordReset, ResetPassword } from './credential-operations.ts';

const SUBJECT = 'Choose a new password';
const NEW_PASSWORD = 'analytical engine';
const INVALID_TOKEN = {
  account: null,
  tokens: null,
  errors: [{ __typename: 'InvalidToken', path: ['input', 'token'] }],
};

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL: 'https://tickets.example/' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function request(email: string) {
  return (await testApp.client.request(RequestPasswordReset, { input: { email } })).requestPasswordReset;
}

async function reset(token: string, newPassword = NEW_PASSWORD) {
  return (await testApp.client.request(ResetPassword, { input: { token, newPassword } })).resetPassword;
}

/** The token of the newest mail. */
async function requested({ email }: Registered, count = 1): Promise<string> {
  await request(email);
  return (await untilMailed(testApp, email, { subject: SUBJECT, count })).token;
}

describe('a password reset', () => {
  test('sends a link, sets the password, ends every session and logs in', async () => {
    const account = await register(testApp);
    const another = await logIn(testApp, account);
    const token = await requested(account);
    const { text } = await untilMailed(testApp, account.email, { subject: SUBJECT });
    expect(text).toContain(`\n\nhttps://tickets.example/reset-password#token=${token}\n\n`);
    expect(token).toMatch(/^[\w-]{43}$/);

    const { account: changed, tokens, errors } = await reset(token);
    expect(errors).toEqual([]);
    // Who has read the mail has the address.
    expect(changed).toEqual({ id: account.accountId, emailVerified: true });
    for (const ended of [account.client, another])
      expect((await ended?.send(ReadMe))?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const { me } = await testApp.client.as(tokens?.accessToken ?? '').request(ReadMe, {});
    expect(me?.id).toBe(account.accountId);
    expect(await logIn(testApp, account)).toBeUndefined();
    expect(await logIn(testApp, { ...account, password: NEW_PASSWORD })).toBeDefined();
    await untilMailed(testApp, account.email, { subject: 'Your password was changed' });
  });

  test('works once', async () => {
    const token = await requested(await register(testApp));
    expect((await reset(token)).errors).toEqual([]);
    const again = await withoutAnyChange(testApp.database, () => reset(token, 'another engine'));
    expect(again).toMatchObject(INVALID_TOKEN);
  });

  test('of several at the same time exactly one succeeds', async () => {
    const token = await requested(await register(testApp));
    const answers = await Promise.all(['first', 'second', 'third'].map((name) => reset(token, `the ${name} engine`)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  test('control: without the conditional update of the link each of them succeeds', async () => {
    const token = await requested(await register(testApp));
    const use = vi.spyOn(testApp.app.services.accountMails, 'useLink').mockResolvedValue(true);
    try {
      const answers = await Promise.all(['first', 'second', 'third'].map((name) => reset(token, `the ${name} engine`)));
      expect(answers.filter(({ errors }) => errors.length === 0).length).toBeGreaterThan(1);
    } finally {
      use.mockRestore();
    }
  });

  test('is refused with a password that is against the rules, and the link still works after that', async () => {
    const account = await register(testApp);
    const token = await requested(account);
    for (const password of ['short', 'password1', account.email, 'Ada Lovelace']) {
      const payload = await withoutAnyChange(testApp.database, () => reset(token, password));
      expect(payload.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'newPassword'] }]);
    }
    expect((await reset(token)).errors).toEqual([]);
  });

  test.each([
    ['after 30 minutes', { expiresAt: new Date(Date.now() - 1000) }],
    ['that was used', { usedAt: new Date() }],
    ['of another purpose', { purpose: 'VERIFY_EMAIL' as const }],
  ])('is refused with a link %s', async (_, data) => {
    const account = await register(testApp);
    const token = await requested(account);
    await untilNoMailWaits(testApp);
    const where = { accountId: account.accountId, purpose: 'RESET_PASSWORD' as const };
    await testApp.database.prisma.accountMail.updateMany({ where, data });
    expect(await withoutAnyChange(testApp.database, () => reset(token))).toMatchObject(INVALID_TOKEN);
  });

  test('lasts 30 minutes', async () => {
    const { accountId } = await register(testApp).then(async (account) => {
      await requested(account);
      return account;
    });
    await untilNoMailWaits(testApp);
    const where = { accountId, purpose: 'RESET_PASSWORD' as const };
    const { sentAt, expiresAt } = await testApp.database.prisma.accountMail.findFirstOrThrow({ where });
    expect(Math.round(((expiresAt?.getTime() ?? 0) - (sentAt?.getTime() ?? 0)) / 60_000)).toBe(30);
  });

  test.each(['', 'x', newId(), 'x'.repeat(43), '\0', 'a'.repeat(90_000)])(
    'is refused with a token that was never given out (%#)',
    async (token) => {
      expect(await withoutAnyChange(testApp.database, () => reset(token))).toMatchObject(INVALID_TOKEN);
    },
  );

  test('is refused with the link of an older mail', async () => {
    const account = await register(testApp);
    const older = await requested(account);
    const newer = await requested(account, 2);
    expect(newer).not.toBe(older);
    expect(await reset(older)).toMatchObject(INVALID_TOKEN);
    expect((await reset(newer)).errors).toEqual([]);
  });

  test('is refused once the address is another', async () => {
    const account = await register(testApp);
    const token = await requested(account);
    const data = { email: `${newId()}@example.com` };
    await testApp.database.prisma.account.update({ where: { id: account.accountId }, data });
    expect(await reset(token)).toMatchObject(INVALID_TOKEN);
  });

  test('keeps nothing in the database that opens a link', async () => {
    const token = await requested(await register(testApp));
    expect(JSON.stringify(await allRows(testApp.database))).not.toContain(token);
  });
});

describe('requestPasswordReset', () => {
  test('answers the same for an address without an account, and sends no mail', async () => {
    const { email } = await register(testApp);
    const unknown = `${newId()}@example.com`;
    const before = await mailsOf(testApp);
    expect(await request(unknown)).toEqual(await request(email));
    await untilMailed(testApp, email, { subject: SUBJECT });
    await untilNoMailWaits(testApp);
    const after = await mailsOf(testApp);
    expect(after.slice(before.length).filter(({ to }) => to === unknown)).toEqual([]);
    // Nothing stays of a stranger's address.
    expect(await testApp.database.prisma.accountMail.count({ where: { email: unknown } })).toBe(0);
  });

  test('does the same work whether there is an account or not', async () => {
    await using api = await startTestApp('redis', { settings: { ROLE: 'api' } });
    const { email } = await register(api);
    // The worker of the other app is in this process, too.
    await untilNoMailWaits(testApp);
    const workFor = async (address: string) => {
      const ask = () => api.client.request(RequestPasswordReset, { input: { email: address } });
      const statements = await statementsOf(ask);
      return statements.filter((statement) => statement.includes('account') && !statement.includes('due_row_attempt'));
    };
    await workFor(email);
    const known = await workFor(email);
    expect(await workFor(`${newId()}@example.com`)).toEqual(known);
    expect(known).toHaveLength(1);
    expect(known[0]).toMatch(/^insert into .*account_mail/i);
  });

  test.each(['no address', '', ' '])('answers the same for %j', async (email) => {
    expect(await withoutAnyChange(testApp.database, () => request(email))).toEqual({ errors: [] });
  });

  test('sends at most 5 mails an hour to an address, and says nothing of it', async () => {
    const account = await register(testApp);
    await untilMailed(testApp, account.email);
    for (let count = 1; count <= 4; count++) await requested(account, count);
    for (let more = 0; more < 3; more++) expect(await request(account.email)).toEqual({ errors: [] });
    await untilNoMailWaits(testApp);
    const sent = (await mailsOf(testApp)).filter(({ to }) => to === account.email);
    expect(sent).toHaveLength(5);
    // The last one still works.
    expect((await reset(sent.at(-1)?.token ?? '')).errors).toEqual([]);
    // A notice is sent all the same: a stranger cannot keep it back.
    await untilMailed(testApp, account.email, { subject: 'Your password was changed' });
  });

  test('takes any spelling of the address', async () => {
    const { email } = await register(testApp);
    await request(` ${email.toUpperCase()} `);
    expect((await untilMailed(testApp, email, { subject: SUBJECT })).token).not.toBe('');
  });
});
