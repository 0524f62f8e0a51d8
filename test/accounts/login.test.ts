import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Login, Me, RegisterAccount } from './operations.ts';

const account = { email: 'Mary.Jackson@example.com', password: 'wind tunnel tests' };

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  await testApp.client.request(RegisterAccount, { input: { ...account, name: 'Mary' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const logIn = async (input: typeof account) => (await testApp.client.request(Login, { input })).login;

test.each(['mary.jackson@example.com', 'MARY.JACKSON@EXAMPLE.COM'])('logging in works as %s', async (email) => {
  const login = await logIn({ ...account, email });
  expect(login).toMatchObject({ account: { email: 'mary.jackson@example.com', role: 'CUSTOMER' }, errors: [] });
  const { me } = await testApp.client.as(login.accessToken ?? '').request(Me, {});
  expect(me?.id).toBe(login.account?.id);
});

test('logging in does not tell a wrong password from an unknown address', async () => {
  const wrongPassword = await logIn({ ...account, password: 'wind tunnel guess' });
  const unknownAddress = await logIn({ ...account, email: 'nobody@example.com' });
  expect(wrongPassword).toMatchObject({
    account: null,
    accessToken: null,
    accessTokenExpiresAt: null,
    errors: [{ __typename: 'InvalidCredentials', path: ['input'] }],
  });
  expect(unknownAddress).toEqual(wrongPassword);
});

test.each(['Wind tunnel tests', ' wind tunnel tests', ''])('logging in refuses the password "%s"', async (password) => {
  expect((await logIn({ ...account, password })).errors).toMatchObject([{ __typename: 'InvalidCredentials' }]);
});

test('logging in with what is no e-mail address is BAD_USER_INPUT', async () => {
  const { errors } = await testApp.client.send(Login, { input: { ...account, email: 'mary' } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('logging in is not limited when RATE_LIMITS is off', async () => {
  const attempts = await Promise.all(Array.from({ length: 25 }, () => logIn({ ...account, password: 'a guess' })));
  expect(attempts).toHaveLength(25);
});
