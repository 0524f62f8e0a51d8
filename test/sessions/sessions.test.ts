import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Login, RegisterAccount } from '../accounts/operations.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { newId } from '../../src/platform/ids.ts';
import { Logout, newGuest, ReadSessions, RefreshSession, RevokeSession, stateOf } from './session-operations.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const PASSWORD = 'a long password';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** A registered account, with a client for each of so many logins. */
async function newAccount(logins: number) {
  const email = `${newId()}@example.com`;
  await testApp.client.request(RegisterAccount, { input: { email, password: PASSWORD, name: 'Ada' } });
  const clients: GraphQLClient[] = [];
  for (let count = 0; count < logins; count++) {
    const { login } = await testApp.client.request(Login, { input: { email, password: PASSWORD } });
    clients.push(testApp.client.as(login.tokens?.accessToken ?? ''));
  }
  const [first = testApp.client, second = testApp.client] = clients;
  return { email, first, second };
}

async function sessionsOf(client: GraphQLClient) {
  return (await client.request(ReadSessions, {})).me?.sessions ?? [];
}

test('the sessions of an account are shown to it, the last used first, with the one that asks', async () => {
  const { first, second } = await newAccount(2);
  const seen = { first: await sessionsOf(first), second: await sessionsOf(second) };
  // Registering has opened one too.
  expect(seen.first).toHaveLength(3);
  expect(seen.first.map(({ id }) => id)).toEqual(seen.second.map(({ id }) => id));
  expect(seen.first.map(({ current }) => current)).toEqual([false, true, false]);
  expect(seen.second.map(({ current }) => current)).toEqual([true, false, false]);
  const used = seen.first.map(({ lastUsedAt }) => lastUsedAt);
  expect(used).toEqual(used.toSorted().toReversed());
});

test('a session says from which device, since when, and until when', async () => {
  const { email } = await newAccount(0);
  const headers = { 'user-agent': FIREFOX };
  const { data } = await testApp.client.send(Login, { input: { email, password: PASSWORD } }, headers);
  const [session] = await sessionsOf(testApp.client.as(data?.login.tokens?.accessToken ?? ''));
  const { createdAt = '', expiresAt = '' } = session ?? {};
  expect(session).toMatchObject({ device: 'Firefox on Linux', lastUsedAt: createdAt, current: true });
  expect((new Date(expiresAt).getTime() - new Date(createdAt).getTime()) / 86_400_000).toBe(30);
});

test('a refreshed session comes first, and has the device of the refresh', async () => {
  const guest = await newGuest(testApp.client);
  const input = { refreshToken: guest.tokens.refreshToken };
  const { data } = await testApp.client.send(RefreshSession, { input }, { 'user-agent': FIREFOX });
  const client = testApp.client.as(data?.refreshSession.tokens?.accessToken ?? '');
  expect(data?.refreshSession).toMatchObject({ account: { id: guest.accountId }, errors: [] });
  const [session] = await sessionsOf(client);
  expect(session?.device).toBe('Firefox on Linux');
  expect(session?.lastUsedAt.localeCompare(session.createdAt)).toBe(1);
});

test('a refresh token that is none is InvalidToken', async () => {
  const { refreshSession } = await testApp.client.request(RefreshSession, { input: { refreshToken: 'none' } });
  expect(refreshSession).toEqual({
    account: null,
    tokens: null,
    errors: [
      {
        __typename: 'InvalidToken',
        message: 'The token is unknown, was used, or is too old: log in again.',
        path: ['input', 'refreshToken'],
      },
    ],
  });
});

test('an administrator sees no sessions of another account', async () => {
  const { email } = await newAccount(1);
  const { client: admin } = await testApp.newAccount('ADMIN');
  const query = 'query ($search: String!) { accounts(filter: { search: $search }) { nodes { sessions { id } } } }';
  const { data, errors } = await admin.send<{ accounts: object }, { search: string }>(query, { search: email });
  expect({ data, errors }).toEqual({ data: { accounts: { nodes: [{ sessions: [] }] } }, errors: undefined });
});

test('the sessions of accounts are read with one statement', async () => {
  const { client } = await newGuest(testApp.client);
  const query = '{ a: me { sessions { id } } b: me { sessions { device } } }';
  const statements = await statementsOf(() => client.send(query));
  expect(statements.filter((text) => text.includes('session.device'))).toHaveLength(1);
});

describe('logout', () => {
  test('ends this session: its token is refused at once, and others go on', async () => {
    const { first, second } = await newAccount(2);
    expect((await first.request(Logout, { input: {} })).logout.errors).toEqual([]);
    expect(await stateOf(first)).toBe('UNAUTHENTICATED');
    expect(await stateOf(second)).toBe('open');
    expect(await sessionsOf(second)).toHaveLength(2);
  });

  test('everywhere ends every session of the account, and none of another', async () => {
    const [{ first, second }, other] = [await newAccount(2), await newGuest(testApp.client)];
    await first.request(Logout, { input: { everywhere: true } });
    expect([await stateOf(first), await stateOf(second)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(await stateOf(other.client)).toBe('open');
  });

  test('ends the refresh token too', async () => {
    const { client, tokens } = await newGuest(testApp.client);
    await client.request(Logout, { input: {} });
    const { refreshSession } = await testApp.client.request(RefreshSession, {
      input: { refreshToken: tokens.refreshToken },
    });
    expect(refreshSession.errors).toMatchObject([{ __typename: 'InvalidToken' }]);
  });

  test('is refused without a login, and changes nothing', async () => {
    const { errors } = await withoutAnyChange(testApp.database, () => testApp.client.send(Logout, { input: {} }));
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('revokeSession', () => {
  test('ends one of the own sessions', async () => {
    const { first, second } = await newAccount(2);
    const sessionId = (await sessionsOf(second)).find(({ current }) => current)?.id ?? '';
    const { revokeSession } = await first.request(RevokeSession, { input: { sessionId } });
    expect(revokeSession.errors).toEqual([]);
    const left = (await sessionsOf(first)).map(({ id }) => id);
    expect(revokeSession.account?.sessions.map(({ id }) => id)).toEqual(left);
    expect(left).toHaveLength(2);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['open', 'UNAUTHENTICATED']);
  });

  test('of another account, of one that has ended, and of none is NotFound, and changes nothing', async () => {
    const { first, second } = await newAccount(2);
    const other = await newGuest(testApp.client);
    const [ended, ...open] = await sessionsOf(second);
    await second.request(Logout, { input: {} });
    expect(open).toHaveLength(2);
    const [foreign] = await sessionsOf(other.client);
    for (const sessionId of [ended?.id, foreign?.id, newId(), 'none']) {
      const { revokeSession } = await withoutAnyChange(testApp.database, () =>
        first.request(RevokeSession, { input: { sessionId: sessionId ?? '' } }),
      );
      expect(revokeSession).toEqual({
        account: null,
        errors: [{ __typename: 'NotFound', path: ['input', 'sessionId'] }],
      });
    }
    expect(await stateOf(other.client)).toBe('open');
  });
});

test('an open session is a Node for its own account, and none once it has ended', async () => {
  const { first, second } = await newAccount(2);
  const [own] = await sessionsOf(second);
  const read = async (client: GraphQLClient) => {
    const { data } = await client.send<{ node: unknown }, object>(`{ node(id: "${own?.id}") { __typename id } }`);
    return data?.node;
  };
  expect(await read(first)).toEqual({ __typename: 'Session', id: own?.id });
  await second.request(Logout, { input: {} });
  expect(await read(first)).toBeNull();
});
