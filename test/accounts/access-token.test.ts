import { connect } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../../src/accounts/session/access-token.ts';
import { newId } from '../../src/platform/ids.ts';
import { accessTokenOf, JWT_SECRET, signToken } from '../support/access-token.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Me } from './operations.ts';

let testApp: TestApp;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ accountId } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

const OTHER_SECRET = 'another secret of at least 32 bytes';
const sessionId = newId();

function tokensAt(now: Date, ...secrets: string[]): AccessTokens {
  return new AccessTokens({ secrets: [secrets[0] ?? JWT_SECRET, ...secrets.slice(1)], clock: () => now });
}

function minutesAgo(minutes: number) {
  return () => new Date(Date.now() - minutes * 60_000);
}

const signed = (claims: object, header: object = {}) => signToken({ claims: { sub: accountId, ...claims }, header });

describe('me', () => {
  test('is null without a token', async () => {
    expect(await testApp.client.send(Me, {})).toEqual({ data: { me: null } });
  });

  test('is the account of the token for 15 minutes', async () => {
    for (const token of [accessTokenOf(accountId, { clock: minutesAgo(14) }), signed({})])
      expect(await testApp.client.as(token).send(Me, {})).toMatchObject({ data: { me: { id: accountId } } });
  });

  test.each([
    ['expired 1 minute ago', () => accessTokenOf(accountId, { clock: minutesAgo(16) })],
    ['is signed with another secret', () => accessTokenOf(accountId, { secret: OTHER_SECRET })],
    ['is signed with another secret, under the id of ours', () => signToken({ secret: OTHER_SECRET })],
    ['is not signed', () => jwt.sign(jwt.decode(signed({})) as object, '', { algorithm: 'none' })],
    ['says that it is not signed', () => withHeader(signed({}), { alg: 'none' })],
    ['is signed with HS384', () => signed({}, { alg: 'HS384' })],
    ['is signed with HS512', () => signed({}, { alg: 'HS512' })],
    ['is signed with RS256', () => withRsa({})],
    ['is a JWT of another type', () => signed({}, { typ: 'JWT' })],
    ['has no type', () => signed({}, { typ: undefined })],
    ['has the id of no key', () => signed({}, { kid: 'none' })],
    ['has no id of a key', () => signed({}, { kid: undefined })],
    ['was changed to another account', () => withAnotherAccount(accessTokenOf(accountId))],
    ['never expires', () => signed({ exp: undefined })],
    ['has no account', () => signed({ sub: undefined })],
    ['has an account that is no id', () => signed({ sub: 'admin' })],
    ['has no session', () => signed({ sid: undefined })],
    ['has a session that is no id', () => signed({ sid: 'none' })],
    ['is of another issuer', () => signed({ iss: 'other' })],
    ['is of no issuer', () => signed({ iss: undefined })],
    ['is for another audience', () => signed({ aud: 'other' })],
    ['is for no audience', () => signed({ aud: undefined })],
    ['is not a JWT', () => 'token'],
    ['is not a JWT, but has three parts', () => 'a.b.c'],
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
  const token = accessTokenOf(accountId);
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
  expect(tokensAt(new Date()).read(signed({ exp: 9e15 }))?.expiresAt).toEqual(new Date(8.64e15));
});

test('a query that needs no login ignores an invalid token', async () => {
  const { data, errors } = await testApp.client.as('token').send<{ genres: string[] }, never>('{ genres }');
  expect({ data, errors }).toEqual({ data: { genres: [] }, errors: undefined });
});

describe('an access token', () => {
  const issuedAt = new Date('2026-11-21T12:00:00Z');

  test('has the account and the session, and is valid for exactly 15 minutes', () => {
    const { token, expiresAt } = tokensAt(issuedAt).issue({ accountId, sessionId });
    expect(ACCESS_TOKEN_SECONDS).toBe(900);
    expect(expiresAt.getTime() - issuedAt.getTime()).toBe(900_000);
    const read = tokensAt(new Date(expiresAt.getTime() - 1000)).read(token);
    expect(read).toEqual({ accountId, sessionId, expiresAt });
    expect(tokensAt(expiresAt).read(token)).toBeUndefined();
  });

  test('does not outlive its session', () => {
    const until = new Date(issuedAt.getTime() + 60_500);
    const { token, expiresAt } = tokensAt(issuedAt).issue({ accountId, sessionId, until });
    expect(expiresAt).toEqual(new Date(issuedAt.getTime() + 60_000));
    expect(tokensAt(expiresAt).read(token)).toBeUndefined();
  });

  test('says what it is, and contains no roles: those that are stored count', () => {
    const { header, payload } = jwt.decode(accessTokenOf(accountId), { complete: true }) ?? {};
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: expect.stringMatching(/^[\w-]{8}$/) as string });
    expect(payload).toMatchObject({ iss: 'rowlock', aud: 'rowlock', sub: accountId });
    expect(Object.keys(payload as object)).toEqual(['iss', 'aud', 'sub', 'sid', 'iat', 'exp']);
  });

  test('is signed with the first of several secrets, and is read with each of them', () => {
    const now = new Date();
    const [old, both, other] = [
      tokensAt(now, JWT_SECRET),
      tokensAt(now, OTHER_SECRET, JWT_SECRET),
      tokensAt(now, OTHER_SECRET),
    ];
    const [before, during] = [old, both].map((tokens) => tokens.issue({ accountId, sessionId }).token);
    expect([old, both, other].map((tokens) => tokens.read(before ?? '')?.accountId)).toEqual([
      ...[accountId, accountId, undefined],
    ]);
    expect([old, both, other].map((tokens) => tokens.read(during ?? '')?.accountId)).toEqual([
      ...[undefined, accountId, accountId],
    ]);
  });
});

function withAnotherAccount(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const original = Buffer.from(payload, 'base64url').toString();
  const changed = original.replace(accountId, newId());
  expect(changed).not.toBe(original);
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}

function withHeader(token: string, changes: object): string {
  const [header = '', payload] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), ...changes };
  return [Buffer.from(JSON.stringify(changed)).toString('base64url'), payload, ''].join('.');
}

function withRsa(claims: object): string {
  const { header, payload } = jwt.decode(signed(claims), { complete: true }) ?? {};
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return jwt.sign(payload as object, privateKey, { header: { ...header, alg: 'RS256' } });
}

describe('a token that was read before', () => {
  test('is read no longer than it lasts', () => {
    let now = new Date();
    const tokens = new AccessTokens({ secrets: [JWT_SECRET], clock: () => now });
    const { token, expiresAt } = tokens.issue({ accountId, sessionId });
    expect(tokens.read(token)).toEqual({ accountId, sessionId, expiresAt });
    now = new Date(expiresAt.getTime() - 1);
    expect(tokens.read(token)).toBe(tokens.read(token));
    now = expiresAt;
    expect(tokens.read(token)).toBeUndefined();
  });

  test('is refused once its session has ended, and one of another session is not', () => {
    const ended = new Set<string>();
    const tokens = new AccessTokens({ secrets: [JWT_SECRET], clock: () => new Date(), ended });
    const [own, other] = [sessionId, newId()].map((id) => tokens.issue({ accountId, sessionId: id }).token);
    const read = () => [tokens.read(own ?? ''), tokens.read(other ?? '')].map((identity) => identity?.accountId);
    expect(read()).toEqual([accountId, accountId]);
    ended.add(sessionId);
    expect(read()).toEqual([undefined, accountId]);
  });

  test('does not make another token with the same beginning good', () => {
    const tokens = tokensAt(new Date());
    const { token } = tokens.issue({ accountId, sessionId });
    expect(tokens.read(token)).toBeDefined();
    expect(tokens.read(withAnotherAccount(token))).toBeUndefined();
    expect(tokens.read(`${token}x`)).toBeUndefined();
  });
});
