import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { mailsOf, untilMailed, untilNoMailWaits } from '../support/mails.ts';
import { logIn, PASSWORD, type Registered, register } from '../support/registered.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import {
  ChangeEmail,
  ReadMe,
  RequestEmailVerification,
  RequestPasswordReset,
  ResetPassword,
  VerifyEmail,
} from './credential-operations.ts';

const SUBJECT = 'Verify your e-mail address';
const INVALID_TOKEN = { account: null, errors: [{ __typename: 'InvalidToken', path: ['input', 'token'] }] };

let testApp: TestApp;
/** What was claimed when an address was verified. */
const claimed: { accountId: string; email: string }[] = [];
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL: 'https://tickets.example' } });
  testApp.app.services.personalData.add({
    claim: (_tx, owner) => {
      claimed.push(owner);
      return Promise.resolve();
    },
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const newAddress = () => `${newId()}@example.com`;

async function verify(token: string) {
  return (await testApp.client.request(VerifyEmail, { input: { token } })).verifyEmail;
}

async function change({ client }: Registered, newEmail: string, password = PASSWORD) {
  return (await client.request(ChangeEmail, { input: { newEmail, password } })).changeEmail;
}

async function request(email: string) {
  return (await testApp.client.request(RequestEmailVerification, { input: { email } })).requestEmailVerification;
}

async function read({ client }: Registered) {
  return (await client.request(ReadMe, {})).me;
}

describe('a registration', () => {
  test('sends a link that verifies the address, once', async () => {
    const account = await register(testApp);
    expect(await read(account)).toMatchObject({ emailVerified: false, version: 1 });
    const { text, token } = await untilMailed(testApp, account.email, { subject: SUBJECT });
    expect(text).toContain(`\n\nhttps://tickets.example/verify-email#token=${token}\n\n`);
    const { accountId, email } = account;
    expect(await verify(token)).toEqual({ account: { id: accountId, email, emailVerified: true }, errors: [] });
    expect(await read(account)).toMatchObject({ emailVerified: true, version: 2 });
    expect(claimed).toContainEqual({ accountId, email });
    expect(await withoutAnyChange(testApp.database, () => verify(token))).toMatchObject(INVALID_TOKEN);
  });

  test('has a link that works for 24 hours', async () => {
    const { accountId, email } = await register(testApp);
    const { token } = await untilMailed(testApp, email);
    await untilNoMailWaits(testApp);
    const { prisma } = testApp.database;
    const { sentAt, expiresAt } = await prisma.accountMail.findFirstOrThrow({ where: { accountId } });
    expect(Math.round(((expiresAt?.getTime() ?? 0) - (sentAt?.getTime() ?? 0)) / 60_000)).toBe(24 * 60);
    await prisma.accountMail.updateMany({ where: { accountId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await withoutAnyChange(testApp.database, () => verify(token))).toMatchObject(INVALID_TOKEN);
  });

  test('has a link that sets no password', async () => {
    const { email } = await register(testApp);
    const { token } = await untilMailed(testApp, email);
    const input = { token, newPassword: 'analytical engine' };
    const { errors } = (await testApp.client.request(ResetPassword, { input })).resetPassword;
    expect(errors).toMatchObject([{ __typename: 'InvalidToken' }]);
  });
});

describe('requestEmailVerification', () => {
  test('sends the mail again, and the older link is useless', async () => {
    const { email } = await register(testApp);
    const { token: older } = await untilMailed(testApp, email);
    expect(await request(email.toUpperCase())).toEqual({ errors: [] });
    const { token } = await untilMailed(testApp, email, { count: 2 });
    expect(await verify(older)).toMatchObject(INVALID_TOKEN);
    expect((await verify(token)).errors).toEqual([]);
  });

  test('sends none when the address is verified, or unknown, and answers the same', async () => {
    const { email } = await register(testApp);
    await verify((await untilMailed(testApp, email)).token);
    const before = await mailsOf(testApp);
    for (const address of [email, newAddress(), 'no address']) expect(await request(address)).toEqual({ errors: [] });
    await untilNoMailWaits(testApp);
    expect(await mailsOf(testApp)).toEqual(before);
  });
});

describe('changeEmail', () => {
  test('changes the address once the mail to the new one is answered, and tells the old one', async () => {
    const account = await register(testApp);
    await verify((await untilMailed(testApp, account.email)).token);
    const newEmail = newAddress();
    expect(await change(account, ` ${newEmail.toUpperCase()}`)).toEqual({
      account: { email: account.email, emailVerified: true },
      errors: [],
    });
    expect(await read(account)).toMatchObject({ email: account.email });
    const { token } = await untilMailed(testApp, newEmail, { subject: SUBJECT });
    expect((await verify(token)).account).toEqual({ id: account.accountId, email: newEmail, emailVerified: true });
    await untilMailed(testApp, account.email, { subject: 'Your e-mail address was changed' });
    expect(await logIn(testApp, account)).toBeUndefined();
    expect(await logIn(testApp, { ...account, email: newEmail })).toBeDefined();
    expect(claimed).toContainEqual({ accountId: account.accountId, email: newEmail });
  });

  test('is asked again with requestEmailVerification for the new address', async () => {
    const account = await register(testApp);
    const newEmail = newAddress();
    await change(account, newEmail);
    await untilMailed(testApp, newEmail);
    await request(newEmail);
    const { token } = await untilMailed(testApp, newEmail, { count: 2 });
    expect((await verify(token)).account).toMatchObject({ email: newEmail });
  });

  test('is taken back by another one, and by the current address', async () => {
    const account = await register(testApp);
    const [first, second] = [newAddress(), newAddress()];
    await change(account, first);
    const { token: toFirst } = await untilMailed(testApp, first);
    await change(account, second);
    const { token: toSecond } = await untilMailed(testApp, second);
    expect(await verify(toFirst)).toMatchObject(INVALID_TOKEN);
    await change(account, account.email);
    expect(await verify(toSecond)).toMatchObject(INVALID_TOKEN);
    expect(await read(account)).toMatchObject({ email: account.email });
  });

  test('makes the links useless that went to the old address', async () => {
    const account = await register(testApp);
    const newEmail = newAddress();
    await change(account, newEmail);
    await testApp.client.request(RequestPasswordReset, { input: { email: account.email } });
    const { token } = await untilMailed(testApp, account.email, { subject: 'Choose a new password' });
    await verify((await untilMailed(testApp, newEmail)).token);
    const input = { token, newPassword: 'analytical engine' };
    const { errors } = (await testApp.client.request(ResetPassword, { input })).resetPassword;
    expect(errors).toMatchObject([{ __typename: 'InvalidToken' }]);
  });

  test('to an address of another account is told only to who reads its mails', async () => {
    const [account, other] = [await register(testApp), await register(testApp)];
    expect((await change(account, other.email)).errors).toEqual([]);
    const { token } = await untilMailed(testApp, other.email, { count: 2 });
    const payload = await withoutAnyChange(testApp.database, () => verify(token));
    expect(payload).toMatchObject({
      account: null,
      errors: [{ __typename: 'EmailTaken', path: ['input', 'token'] }],
    });
    expect(await read(account)).toMatchObject({ email: account.email });
    // The link was not used up.
    await testApp.database.prisma.account.update({ where: { id: other.accountId }, data: { email: newAddress() } });
    expect((await verify(token)).account).toMatchObject({ email: other.email });
  });

  test('of two accounts that want one address, the first that answers gets it', async () => {
    const accounts = [await register(testApp), await register(testApp)];
    const wanted = newAddress();
    const tokens: string[] = [];
    for (const [index, account] of accounts.entries()) {
      await change(account, wanted);
      tokens.push((await untilMailed(testApp, wanted, { count: index + 1 })).token);
    }
    const answers = await Promise.all(tokens.map(verify));
    expect(answers.flatMap(({ errors }) => errors)).toMatchObject([{ __typename: 'EmailTaken' }]);
    expect(await testApp.database.prisma.account.count({ where: { email: wanted } })).toBe(1);
  });

  test.each([
    ['a wrong password', { password: 'a guess' }, { __typename: 'InvalidCredentials', path: ['input', 'password'] }],
    ['no password', { password: '' }, { __typename: 'InvalidCredentials', path: ['input', 'password'] }],
    ['what is no address', { newEmail: 'ada' }, { __typename: 'InvalidInput', path: ['input', 'newEmail'] }],
  ])('is refused for %s', async (_, input: { newEmail?: string; password?: string }, error) => {
    const account = await register(testApp);
    await untilMailed(testApp, account.email);
    await untilNoMailWaits(testApp);
    const payload = await withoutAnyChange(testApp.database, () =>
      change(account, input.newEmail ?? newAddress(), input.password),
    );
    expect(payload).toMatchObject({ account: null, errors: [error] });
  });
});
