import { connect } from 'node:net';
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

function tokensAt(now: Date, secret = JWT_SECRET): AccessTokens {
  return new AccessTokens({ secret, clock: () => now });
}

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

const claims = () => ({ sub: accountId });
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

describe('me', () => {
  test('is null without a token', async () => {
    expect(await testApp.client.send(Me, {})).toEqual({ data: { me: null } });
  });

  test('is the account of the token for 15 minutes', async () => {
    const { token } = tokensAt(minutesAgo(14)).issue(accountId);
    expect(await testApp.client.as(token).send(Me, {})).toMatchObject({ data: { me: { id: accountId } } });
  });

  test.each([
    ['expired 1 minute ago', () => tokensAt(minutesAgo(16)).issue(accountId).token],
    ['is signed with another secret', () => jwt.sign(claims(), `${JWT_SECRET}!`, { expiresIn: 600 })],
    ['is not signed', () => jwt.sign({ ...claims(), exp: inAnHour }, '', { algorithm: 'none' })],
    ['is signed with another algorithm', () => jwt.sign(claims(), JWT_SECRET, { algorithm: 'HS512', expiresIn: 600 })],
    ['was changed to another account', () => withAnotherAccount(tokensAt(new Date()).issue(accountId).token)],
    ['never expires', () => jwt.sign(claims(), JWT_SECRET)],
    ['has no account', () => jwt.sign({ role: 'ADMIN' }, JWT_SECRET, { expiresIn: 600 })],
    ['is not a JWT', () => 'token'],
  ])('is UNAUTHENTICATED with a token that %s', async (_, make) => {
    const { data, errors } = await testApp.client.as(make()).send(Me, {});
    expect(data).toEqual({ me: null });
    expect(errors).toMatchObject([{ path: ['me'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each(['Basic YWRhOnNlY3JldA==', 'Bearer', 'an unknown scheme'])(
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
});

test.each([
  ['a bare token', (token: string) => [token]],
  ['two headers', (token: string) => [`Bearer ${token}`, `Bearer ${token}x`]],
])('me is UNAUTHENTICATED with %s in the header Authorization', async (_, values) => {
  const { token } = tokensAt(new Date()).issue(accountId);
  const { hostname, port } = new URL(testApp.client.url);
  const body = '{"query":"{ me { id } }"}';
  const headers = values(token).map((value) => `Authorization: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers.join('')}\r\n${body}`,
  );
  let answer = '';
  for await (const part of socket) answer += String(part);
  expect(answer).toContain('"code":"UNAUTHENTICATED"');
});

test('a token that ends later than any date is read', () => {
  const token = jwt.sign({ ...claims(), exp: 9e15 }, JWT_SECRET);
  expect(tokensAt(new Date()).read(token)?.expiresAt).toEqual(new Date(8.64e15));
});

test('a query that needs no login ignores an invalid token', async () => {
  const { data, errors } = await testApp.client.as('token').send<{ genres: string[] }, never>('{ genres }');
  expect({ data, errors }).toEqual({ data: { genres: [] }, errors: undefined });
});

describe('an access token', () => {
  test('has the account, and is valid for exactly 15 minutes', () => {
    const issuedAt = new Date('2026-11-21T12:00:00Z');
    const { token, expiresAt } = tokensAt(issuedAt).issue(accountId);
    expect(ACCESS_TOKEN_SECONDS).toBe(900);
    expect(expiresAt.getTime() - issuedAt.getTime()).toBe(900_000);
    const read = tokensAt(new Date(expiresAt.getTime() - 1000)).read(token);
    expect(read).toEqual({ accountId, expiresAt });
    expect(tokensAt(expiresAt).read(token)).toBeUndefined();
  });

  test('contains no roles: those that are stored count', () => {
    const { token } = tokensAt(new Date()).issue(accountId);
    expect(Object.keys(jwt.decode(token) as object)).toEqual(['sub', 'iat', 'exp']);
  });

  test('is refused by a server with another secret', () => {
    const now = new Date();
    const { token } = tokensAt(now).issue(accountId);
    expect(tokensAt(now, 'another secret, of the same length as ').read(token)).toBeUndefined();
  });
});

function withAnotherAccount(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const original = Buffer.from(payload, 'base64url').toString();
  const changed = original.replace(accountId, newId());
  expect(changed).not.toBe(original);
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}

describe('a token that was read before', () => {
  test('is read no longer than it lasts', () => {
    let now = minutesAgo(0);
    const tokens = new AccessTokens({ secret: JWT_SECRET, clock: () => now });
    const { token, expiresAt } = tokens.issue(accountId);
    expect(tokens.read(token)).toEqual({ accountId, expiresAt });
    now = new Date(expiresAt.getTime() - 1);
    expect(tokens.read(token)).toBe(tokens.read(token));
    now = expiresAt;
    expect(tokens.read(token)).toBeUndefined();
  });

  test('is verified anew when its account is forgotten, and those of others are not', () => {
    const tokens = tokensAt(new Date());
    const [own, other] = [accountId, newId()].map((id) => tokens.issue(id).token);
    const read = () => [tokens.read(own ?? ''), tokens.read(other ?? '')];
    const [ownBefore, otherBefore] = read();
    tokens.forget(accountId);
    expect(read()[0]).not.toBe(ownBefore);
    expect(read()[1]).toBe(otherBefore);
  });

  test('does not make another token with the same beginning good', () => {
    const tokens = tokensAt(new Date());
    const { token } = tokens.issue(accountId);
    expect(tokens.read(token)).toBeDefined();
    expect(tokens.read(withAnotherAccount(token))).toBeUndefined();
    expect(tokens.read(`${token}x`)).toBeUndefined();
  });
});
