import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { SOCKET_LIMITS } from '../../src/server/socket-limits.ts';
import { abusiveOperations, nestedJson } from '../support/abuse.ts';
import { statementsOf } from '../support/count-statements.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let url: string;
let logged = '';
beforeAll(async () => {
  const lines = new PassThrough().on('data', (line: Buffer) => (logged += line.toString()));
  testApp = await startTestApp('embedded', { overrides: { logger: createLogger('info', lines) } });
  ({ url } = testApp.client);
});
beforeEach(() => void (logged = ''));
afterAll(() => testApp[Symbol.asyncDispose]());

interface Answered {
  errors?: { message: string; extensions: { code: string } }[];
}

async function post(body: string): Promise<Answered & { status: number }> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as Answered) };
}

/** The server answers as before, and nothing was a fault of its own. */
async function expectToGoOn(): Promise<void> {
  expect((await testApp.client.send('{ __typename }')).data).toEqual({ __typename: 'Query' });
  const socket = await RawSocket.connect(url);
  await socket[Symbol.asyncDispose]();
  expect(logged).toBe('');
}

describe.each(abusiveOperations)('$query.name', ({ query: overHttp, subscription: overSocket }) => {
  test('is refused alike over HTTP and over a WebSocket, and nothing is read for it', async () => {
    const seen: (string[] | undefined)[] = [];
    const statements = await statementsOf(async () => {
      const { query, variables } = overHttp;
      const { status, errors } = await post(JSON.stringify({ query, variables }));
      expect(status).toBe(400);
      seen.push(errors?.map(({ extensions: { code } }) => code));
      await using socket = await RawSocket.connect(url);
      const answer = errorsIn(await socket.ask({ query: overSocket.query, variables: overSocket.variables }));
      seen.push(answer?.map(({ extensions: { code } }) => code));
    });
    expect(seen).toEqual([[overHttp.code], [overHttp.code]]);
    expect(statements.filter((statement) => statement.includes('showing'))).toEqual([]);
    await expectToGoOn();
  });
});

describe.each(nestedJson)('JSON that is nested 20,000 deep: $name', ({ json }) => {
  test('is refused with 400 as a body, and with 4400 as a message', async () => {
    expect(await post(json)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    for (const message of [json, `{"id":"1","type":"subscribe","payload":${json}}`]) {
      await using socket = await RawSocket.connect(url);
      socket.send(message);
      expect((await socket.closed).code).toBe(4400);
    }
    await expectToGoOn();
  });
});

test('a body of 1 MB is refused with 413, and such a message with 1009, before all of it has come', async () => {
  const large = JSON.stringify({ query: '{ __typename }' }).padEnd(1_000_000);
  expect((await post(large)).status).toBe(413);
  expect(LIMITS.bytes).toBeLessThan(1_000_000);
  await using socket = await RawSocket.connect(url);
  socket.send(large);
  expect((await socket.closed).code).toBe(1009);
  await expectToGoOn();
});

test('1,000 sockets without connection_init are closed with 4408, and others are served meanwhile', async () => {
  const sockets = await Promise.all(Array.from({ length: 1000 }, () => RawSocket.open(url)));
  await expectToGoOn();
  const closed = await Promise.all(sockets.map((socket) => socket.closed));
  expect(new Set(closed.map(({ code }) => code))).toEqual(new Set([4408]));
  await expectToGoOn();
});

test('100 subscribe messages at once get 20 subscriptions, and each of the others an error', async () => {
  await using socket = await RawSocket.connect(url);
  const query = 'subscription { seatAvailability(showingId: "x") { __typename } }';
  const ids = Array.from({ length: SOCKET_LIMITS.messagesPerMinute - 1 }, (_, index) => String(index));
  for (const id of ids) socket.send({ id, type: 'subscribe', payload: { query } });
  const answers = await Promise.all(ids.map((id) => socket.until((message) => message.id === id)));
  const codes = answers.map((answer) => errorsIn(answer)?.[0]?.extensions.code);
  expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0);
  expect(new Set(codes)).toEqual(new Set(['RATE_LIMITED', 'BAD_USER_INPUT']));
  await expectToGoOn();
});
