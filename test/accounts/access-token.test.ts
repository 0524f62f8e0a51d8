import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../../src/accounts/session/access-token.ts';
import { newId } from '../../src/platform/ids.ts';
import { JWT_SECRET, startTestApp, type TestApp } from '../support/test-app.ts';
import { Me } from './operations.ts';

let testApp: TestApp;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ accountId } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

function tokensOf(now: Date, secret = JWT_SECRET): AccessTokens {
  return new AccessTokens({ secret, clock: () => now });
}

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

const claims = () => ({ sub: accountId, role: 'ADMIN' });
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

describe('who is asking', () => {
  test('is nobody without a token', async () => {
    expect(await testApp.client.send(Me, {})).toEqual({ data: { me: null } });
  });

  test('is known for 15 minutes', async () => {
    const { token } = tokensOf(minutesAgo(14)).issue({ accountId, role: 'CUSTOMER' });
    expect(await testApp.client.as(token).send(Me, {})).toMatchObject({ data: { me: { id: accountId } } });
  });

  test('is nobody when the account is not there', async () => {
    const { token } = tokensOf(new Date()).issue({ accountId: newId(), role: 'ADMIN' });
    expect(await testApp.client.as(token).send(Me, {})).toEqual({ data: { me: null } });
  });

  test.each([
    ['ended 1 minute ago', () => tokensOf(minutesAgo(16)).issue({ accountId, role: 'ADMIN' }).token],
    ['was signed with another secret', () => jwt.sign(claims(), `${JWT_SECRET}!`, { expiresIn: 600 })],
    ['was signed by nobody', () => jwt.sign({ ...claims(), exp: inAnHour }, '', { algorithm: 'none' })],
    ['was signed with another algorithm', () => jwt.sign(claims(), JWT_SECRET, { algorithm: 'HS512', expiresIn: 600 })],
    [
      'was given another role',
      () => withAnotherRole(tokensOf(new Date()).issue({ accountId, role: 'CUSTOMER' }).token),
    ],
    ['never ends', () => jwt.sign(claims(), JWT_SECRET)],
    ['is for no account', () => jwt.sign({ role: 'ADMIN' }, JWT_SECRET, { expiresIn: 600 })],
    ['is no token', () => 'token'],
  ])('is UNAUTHENTICATED with a token that %s', async (_, make) => {
    const { data, errors } = await testApp.client.as(make()).send(Me, {});
    expect(data).toEqual({ me: null });
    expect(errors).toMatchObject([{ path: ['me'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each(['Basic YWRhOnNlY3JldA==', 'Bearer', 'nothing that is known'])(
    'is UNAUTHENTICATED with the header Authorization: %s',
    async (authorization) => {
      const response = await fetch(`${testApp.client.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: '{ me { id } }' }),
      });
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    },
  );

  test('is not asked for what everybody may see', async () => {
    const { data, errors } = await testApp.client.as('token').send<{ genres: string[] }, never>('{ genres }');
    expect({ data, errors }).toEqual({ data: { genres: [] }, errors: undefined });
  });
});

describe('access tokens', () => {
  test('end to the second', () => {
    const issuedAt = new Date('2026-11-21T12:00:00Z');
    const { token, expiresAt } = tokensOf(issuedAt).issue({ accountId, role: 'STAFF' });
    expect(expiresAt.getTime() - issuedAt.getTime()).toBe(ACCESS_TOKEN_SECONDS * 1000);
    expect(tokensOf(new Date(expiresAt.getTime() - 1000)).read(token)).toEqual({ accountId, role: 'STAFF', expiresAt });
    expect(tokensOf(expiresAt).read(token)).toBeUndefined();
  });

  test('are of one secret', () => {
    const now = new Date();
    const { token } = tokensOf(now).issue({ accountId, role: 'STAFF' });
    expect(tokensOf(now, 'another secret, of the same length as ').read(token)).toBeUndefined();
  });
});

function withAnotherRole(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const changed = Buffer.from(payload, 'base64url').toString().replace('CUSTOMER', 'ADMIN');
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}
