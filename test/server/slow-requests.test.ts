import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUEST_TIMES } from '../../src/server/request-times.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const USUAL = { ...REQUEST_TIMES };
let testApp: TestApp;
beforeAll(async () => {
  Object.assign(REQUEST_TIMES, { headersMs: 300, requestMs: 600, lookMs: 50 });
  testApp = await startTestApp('embedded').finally(() => Object.assign(REQUEST_TIMES, USUAL));
});
afterAll(() => testApp[Symbol.asyncDispose]());

const HEADERS = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 100', '', ''];
const UPGRADE = ['GET /graphql HTTP/1.1', 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'X-A: '];

describe('a connection is answered with 408 and closed when it', () => {
  test.each([
    ['sends nothing', '', ''],
    ['sends its headers byte by byte', 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-A: ', 'a'],
    ['sends its body byte by byte', HEADERS.join('\r\n'), ' '],
    ['does not send its body', HEADERS.join('\r\n'), ''],
    ['sends an upgrade byte by byte', UPGRADE.join('\r\n'), 'a'],
  ])('%s', async (_, start, drop) => {
    const socket = connectTo(testApp.client.url);
    let answer = '';
    socket.on('data', (part: Buffer) => (answer += part.toString()));
    socket.write(start);
    const dripping = setInterval(() => socket.write(drop), 100);
    await once(socket, 'close').finally(() => clearInterval(dripping));
    expect(answer).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ message: 'The request did not come in time.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

test('a connection between two requests, and a WebSocket, may be silent for longer', async () => {
  const socket = connectTo(testApp.client.url);
  await using webSocket = await RawSocket.connect(testApp.client.url);
  for (let count = 0; count < 2; count++) {
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200 /);
    // A connection that came later was closed meanwhile.
    await once(connectTo(testApp.client.url).resume(), 'close');
  }
  webSocket.send({ type: 'ping' });
  await webSocket.until(({ type }) => type === 'pong');
  socket.destroy();
});

function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on('error', () => undefined);
}
