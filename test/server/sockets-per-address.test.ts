import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SETTINGS = { SOCKETS_PER_ADDRESS: '3', TRUSTED_PROXIES: '127.0.0.1' };

describe('three sockets of an address', () => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp('embedded', { settings: { ...SETTINGS, RATE_LIMITS: 'on' } });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const open = (address: string) => RawSocket.open(testApp.client.url, { headers: { 'x-forwarded-for': address } });

  test.each([
    ['IPv4', '192.0.2.1', '192.0.2.1', '192.0.2.2'],
    ['IPv6, which counts by /64', '2001:db8::1', '2001:db8::ffff:1', '2001:db8:0:1::1'],
  ])('are as many as it can have, until one is closed: %s', async (_, address, same, other) => {
    const first = await open(address);
    await using second = await open(address);
    await using third = await open(same);
    await expect(open(same)).rejects.toThrow('refused with 429');
    await using ofOther = await open(other);
    await first[Symbol.asyncDispose]();
    // The server notices a little later.
    await using fourth = await vi.waitFor(() => open(same));
    await expect(open(address)).rejects.toThrow('refused with 429');
    for (const socket of [second, third, fourth, ofOther]) expect(socket.received).toEqual([]);
  });

  test('do not count when they were refused, and the answer has the form of GraphQL', async () => {
    const { hostname, port } = new URL(testApp.client.url);
    const upgrade = async (version: number) => {
      const socket = connect(Number(port), hostname);
      const lines = [
        ...['GET /graphql HTTP/1.1', 'Host: x', 'X-Forwarded-For: 192.0.2.9', 'Connection: Upgrade'],
        ...['Upgrade: websocket', `Sec-WebSocket-Version: ${version}`, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return { socket, answer: answer.toString() };
    };
    for (let count = 0; count < 5; count++) expect((await upgrade(7)).answer).toMatch(/^HTTP\/1.1 400 /);
    const opened = [await upgrade(13), await upgrade(13), await upgrade(13)];
    for (const { answer } of opened) expect(answer).toMatch(/^HTTP\/1.1 101 /);
    const { answer } = await upgrade(13);
    expect(answer).toMatch(/^HTTP\/1.1 429 Too Many Requests\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    for (const { socket } of opened) socket.destroy();
  });
});

test('with RATE_LIMITS=off an address can have any number of sockets', async () => {
  await using testApp = await startTestApp('embedded', { settings: { ...SETTINGS, RATE_LIMITS: 'off' } });
  const sockets = await Promise.all(Array.from({ length: 10 }, () => RawSocket.connect(testApp.client.url)));
  for (const socket of sockets) await socket[Symbol.asyncDispose]();
});
