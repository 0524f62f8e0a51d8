import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RowLock } from '../support/row-lock.ts';
import { mailsOf, untilMailed, untilNoMailWaits } from '../support/mails.ts';
import { logIn, PASSWORD, type Registered, register } from '../support/registered.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ChangePassword, ReadMe, RequestPasswordReset, ResetPassword } from './credential-operations.ts';

const NEW_PASSWORD = 'analytical engine';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function change({ client }: Pick<Registered, 'client'>, newPassword = NEW_PASSWORD, currentPassword = PASSWORD) {
  return (await client.request(ChangePassword, { input: { currentPassword, newPassword } })).changePassword;
}

async function hashOf({ accountId: id }: Registered): Promise<string> {
  return (await testApp.database.prisma.account.findUniqueOrThrow({ where: { id } })).passwordHash ?? '';
}

describe('changePassword', () => {
  test('sets the password, ends every other session, and tells the owner by a mail', async () => {
    const account = await register(testApp);
    const another = await logIn(testApp, account);
    expect(await change(account)).toEqual({ account: { id: account.accountId }, errors: [] });
    expect((await account.client.request(ReadMe, {})).me?.id).toBe(account.accountId);
    expect((await another?.send(ReadMe))?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await logIn(testApp, account)).toBeUndefined();
    expect(await logIn(testApp, { ...account, password: NEW_PASSWORD })).toBeDefined();
    const { text } = await untilMailed(testApp, account.email, { subject: 'Your password was changed' });
    expect(text).not.toContain(NEW_PASSWORD);
  });

  test('makes the link of a reset useless', async () => {
    const account = await register(testApp);
    await testApp.client.request(RequestPasswordReset, { input: { email: account.email } });
    const { token } = await untilMailed(testApp, account.email, { subject: 'Choose a new password' });
    await change(account);
    const input = { token, newPassword: 'difference engine 2' };
    const { errors } = (await testApp.client.request(ResetPassword, { input })).resetPassword;
    expect(errors).toMatchObject([{ __typename: 'InvalidToken' }]);
  });

  test.each([
    [
      'a wrong password',
      NEW_PASSWORD,
      'a guess',
      { __typename: 'InvalidCredentials', path: ['input', 'currentPassword'] },
    ],
    ['a short one', 'short', PASSWORD, { __typename: 'InvalidInput', path: ['input', 'newPassword'] }],
    ['a common one', 'Password1', PASSWORD, { __typename: 'InvalidInput', path: ['input', 'newPassword'] }],
    [
      'the name of the account',
      'ADA LOVELACE',
      PASSWORD,
      { __typename: 'InvalidInput', path: ['input', 'newPassword'] },
    ],
    ['the same password', PASSWORD, PASSWORD, { __typename: 'InvalidInput', path: ['input', 'newPassword'] }],
  ])('is refused for %s', async (_, newPassword, currentPassword, error) => {
    const account = await register(testApp);
    await untilNoMailWaits(testApp);
    const before = await mailsOf(testApp);
    const payload = await withoutAnyChange(testApp.database, () => change(account, newPassword, currentPassword));
    expect(payload).toMatchObject({ account: null, errors: [error] });
    expect(await mailsOf(testApp)).toEqual(before);
  });

  test('of two at the same time the second is refused: what it has verified is not the password any more', async () => {
    const account = await register(testApp);
    await using lock = await RowLock.take(testApp.databaseUrl, 'select id from account where id = $1 for update', [
      account.accountId,
    ]);
    const changes = [change(account, 'the first engine'), change(account, 'the second engine')];
    await lock.untilAwaitedBy(2);
    await lock.release();
    const errors = (await Promise.all(changes)).flatMap((payload) => payload.errors);
    expect(errors).toMatchObject([{ __typename: 'InvalidCredentials' }]);
  });

  test('twice in one request: the second needs the new password', async () => {
    const account = await register(testApp);
    const { data } = await account.client.send<{ first: Changed; second: Changed }, object>(`mutation {
      first: changePassword(input: { currentPassword: "${PASSWORD}", newPassword: "the first engine" }) { errors { __typename } }
      second: changePassword(input: { currentPassword: "the first engine", newPassword: "the second engine" }) {
        errors { __typename }
      }
    }`);
    expect(data).toEqual({ first: { errors: [] }, second: { errors: [] } });
    expect(await logIn(testApp, { ...account, password: 'the second engine' })).toBeDefined();
  });
});

interface Changed {
  errors: { __typename: string }[];
}

describe('a hash that was made with weaker parameters', () => {
  const weaker = () => argon2.hash(PASSWORD, { type: argon2.argon2id, memoryCost: 8192, timeCost: 1 });

  async function weaken({ accountId: id }: Registered): Promise<string> {
    const passwordHash = await weaker();
    await testApp.database.prisma.account.update({ where: { id }, data: { passwordHash } });
    return passwordHash;
  }

  test('is made anew at the next login, and the password stays', async () => {
    const account = await register(testApp);
    await weaken(account);
    expect(await logIn(testApp, account)).toBeDefined();
    expect(await hashOf(account)).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1)\$/);
    expect(await logIn(testApp, account)).toBeDefined();
  });

  test('stays after a login that is refused', async () => {
    const account = await register(testApp);
    const hash = await weaken(account);
    expect(await logIn(testApp, { ...account, password: 'a guess' })).toBeUndefined();
    expect(await hashOf(account)).toBe(hash);
  });

  test('of today stays as it is', async () => {
    const account = await register(testApp);
    const hash = await hashOf(account);
    expect(await logIn(testApp, account)).toBeDefined();
    expect(await hashOf(account)).toBe(hash);
  });

  test('does not come back over a password that is changed at the same time', async () => {
    const account = await register(testApp);
    await weaken(account);
    // Workers of mails use transactions, too.
    await untilNoMailWaits(testApp);
    const { database } = testApp.app.services;
    const changed = 'the hash of another password';
    const transaction = database.transaction.bind(database);
    // Between the login and the new hash the password is changed.
    database.transaction = async (work, options) => {
      database.transaction = transaction;
      const session = await transaction(work, options);
      await database.prisma.account.update({ where: { id: account.accountId }, data: { passwordHash: changed } });
      return session;
    };
    try {
      await logIn(testApp, account);
    } finally {
      database.transaction = transaction;
    }
    expect(await hashOf(account)).toBe(changed);
  });
});
