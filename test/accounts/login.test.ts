import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../src/accounts/credentials/password.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Login, Me, RegisterAccount } from './operations.ts';

const account = { email: 'Mary.Jackson@example.com', password: 'wind tunnel tests' };

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  await testApp.client.request(RegisterAccount, { input: { ...account, name: 'Mary' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const login = async (input: typeof account) => (await testApp.client.request(Login, { input })).login;

test.each(['mary.jackson@example.com', 'MARY.JACKSON@EXAMPLE.COM'])('login accepts the address %s', async (email) => {
  const payload = await login({ ...account, email });
  expect(payload).toMatchObject({ account: { email: 'mary.jackson@example.com', roles: [] }, errors: [] });
  const { me } = await testApp.client.as(payload.tokens?.accessToken ?? '').request(Me, {});
  expect(me?.id).toBe(payload.account?.id);
});

test('login gives a token that expires after 15 minutes', async () => {
  const before = Date.now();
  const { tokens } = await login(account);
  const seconds = (new Date(tokens?.accessTokenExpiresAt ?? 0).getTime() - before) / 1000;
  expect(seconds).toBeGreaterThan(898);
  expect(seconds).toBeLessThanOrEqual(905);
});

test('login gives the roles of the account with their cinemas, in the answer and in the token', async () => {
  const { cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { accountId } = await testApp.newAccount('MANAGER', cinemaId);
  await testApp.database.prisma.account.update({
    where: { id: accountId },
    data: {
      email: 'manager@example.com',
      passwordHash: await hashPassword(account.password),
      roles: { create: { role: 'AUDITOR' } },
    },
  });
  const { account: manager, tokens } = await login({ ...account, email: 'manager@example.com' });
  const roles = [
    { role: 'MANAGER', cinema: { id: cinemaId } },
    { role: 'AUDITOR', cinema: null },
  ];
  expect(manager?.roles).toEqual(roles);
  const { me } = await testApp.client.as(tokens?.accessToken ?? '').request(Me, {});
  expect(me?.roles).toEqual(roles);
});

test('login gives the same answer for a wrong password and for an unknown address', async () => {
  const wrongPassword = await login({ ...account, password: 'wind tunnel guess' });
  const unknownAddress = await login({ ...account, email: 'unknown@example.com' });
  expect(wrongPassword).toMatchObject({
    account: null,
    tokens: null,
    errors: [{ __typename: 'InvalidCredentials', path: ['input'] }],
  });
  expect(unknownAddress).toEqual(wrongPassword);
});

test.each(['Wind tunnel tests', ' wind tunnel tests', ''])('login refuses the password "%s"', async (password) => {
  expect((await login({ ...account, password })).errors).toMatchObject([{ __typename: 'InvalidCredentials' }]);
});

test('login has no limit when RATE_LIMITS is off', async () => {
  const attempts = await Promise.all(Array.from({ length: 25 }, () => login({ ...account, password: 'a guess' })));
  expect(attempts).toHaveLength(25);
});
