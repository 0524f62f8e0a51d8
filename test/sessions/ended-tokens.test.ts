import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import type { GraphQLClient } from '../support/client.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Logout } from './session-operations.ts';

let testApp: TestApp;
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  const { accountId } = await testApp.newAccount('MANAGER');
  const account = await testApp.database.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  const { accessToken } = await testApp.app.services.sessions.open(account, { device: 'Test' });
  manager = testApp.client.as(accessToken);
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Wherever a token is read, what it gives: first with a session that is open, then with one that has ended. */
const PLACES: [string, () => Promise<unknown>, { open: unknown; ended: unknown }][] = [
  [
    'a query',
    async () => (await manager.send('{ me { __typename } }')).errors?.[0]?.extensions.code,
    {
      open: undefined,
      ended: 'UNAUTHENTICATED',
    },
  ],
  [
    'a body that only managers may send',
    () => statusOf(`{ "query": "{ __typename }", "x": "${'x'.repeat(LIMITS.bytes)}" }`),
    {
      open: 200,
      ended: 413,
    },
  ],
  ['a WebSocket', socketState, { open: 'open', ended: 4403 }],
  ['the CSV of a statement', async () => (await get('/statements/x.csv')).status, { open: 404, ended: 401 }],
];

function get(path: string): Promise<Response> {
  return fetch(`${manager.url}${path}`, { headers: { authorization: `Bearer ${manager.token}` } });
}

async function statusOf(body: string): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${manager.token}` };
  return (await fetch(`${manager.url}/graphql`, { method: 'POST', headers, body })).status;
}

async function socketState(): Promise<unknown> {
  await using socket = await RawSocket.open(manager.url);
  socket.send({ type: 'connection_init', payload: { authorization: manager.token } });
  return await Promise.race([
    socket.until(({ type }) => type === 'connection_ack').then(() => 'open'),
    socket.closed.then(({ code }) => code),
  ]);
}

describe.each(PLACES)('%s', (_, send, { open, ended }) => {
  test('is answered while the session is open, and refused once it has ended', async () => {
    expect(await send()).toEqual(open);
    await manager.request(Logout, { input: {} });
    expect(await send()).toEqual(ended);
  });
});
