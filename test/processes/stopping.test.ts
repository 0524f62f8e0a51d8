import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadHold } from '../support/operations.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { lockShowingSeats, RowLock } from '../support/row-lock.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SUBSCRIBE = 'subscription ($showingId: ID!) { seatAvailability(showingId: $showingId) { __typename } }';
const READ = 'query ($showingId: ID!) { showing(id: $showingId) { id movie { title } } }';
const STOPPED = { code: 0, signal: null };

const resources = new Resources();
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let api: ServerProcess;

beforeAll(async () => {
  // Only for preparing rows: no client uses it.
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api', LOG_LEVEL: 'warn' } }));
  showing = await makeShowing(testApp.database);
});
afterAll(() => resources[Symbol.asyncDispose]());

async function startApi(settings: Record<string, string> = {}): Promise<void> {
  api = resources.use(await startServerProcess({ environment: { ...testApp.environment, ...settings } }));
  const { client } = await testApp.newAccount();
  buyer = api.client.as(client.token ?? '');
}

async function status(path: string): Promise<number> {
  return (await fetch(`${api.url}${path}`)).status;
}

describe('a process that was told to stop, while it drains,', () => {
  beforeEach(async () => {
    await startApi({ DRAIN_SECONDS: '120' });
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'is not ready and alive, serves everything, and ends at a second signal; %s',
    async (signal) => {
      await using socket = await RawSocket.connect(api.url);
      expect([await status('/readyz'), await status('/healthz')]).toEqual([200, 200]);
      api.kill(signal);
      await expect.poll(() => status('/readyz'), { timeout: 10_000 }).toBe(503);
      // npm passes on what the terminal has sent too: that is no second one.
      api.kill(signal);
      expect(await (await fetch(`${api.url}/readyz`)).json()).toEqual({ status: 'stopping' });
      expect(await status('/healthz')).toBe(200);
      await holdSeats(buyer, showing, showing.seatIds.splice(0, 1));
      expect(await socket.ask({ query: SUBSCRIBE, variables: { showingId: showing.showingId } })).toMatchObject({
        payload: { data: { seatAvailability: { __typename: 'SeatSnapshot' } } },
      });
      await using late = await RawSocket.connect(api.url);
      const answer = await fetch(`${api.url}/graphql?query=%7Bgenres%7D`);
      expect(answer.headers.get('connection')).toBe('close');
      expect((await fetch(`${api.url}/nothing`)).headers.get('connection')).toBe('close');
      await sleep(1100);
      api.kill(signal);
      expect(await socket.closed).toEqual({ code: 1012, reason: 'Service restart' });
      expect(await late.closed).toEqual({ code: 1012, reason: 'Service restart' });
      expect(await api.exited()).toEqual(STOPPED);
      expect(api.errors).toBe('');
    },
  );
});

describe('a process that stops', () => {
  beforeEach(() => startApi());

  test('finishes a request that is under way, and accepts no other', async () => {
    await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
    const holding = holdSeats(buyer, showing, showing.seatIds.splice(0, 2));
    await lock.untilAwaitedBy(1);
    api.kill('SIGTERM');
    await expect.poll(() => status('/healthz').catch(() => 'refused'), { interval: 10 }).toBe('refused');
    await lock.release();
    const { id } = await holding;
    expect(await api.exited()).toEqual(STOPPED);
    expect(await testApp.client.as(buyer.token ?? '').request(ReadHold, { id })).toMatchObject({
      hold: { status: 'ACTIVE' },
    });
  });

  test('closes nothing under a request whose client has left', async () => {
    await using lock = await RowLock.take(testApp.databaseUrl, 'lock table showing', []);
    const leaving = new AbortController();
    const asked = fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: READ, variables: { showingId: showing.showingId } }),
      signal: leaving.signal,
    });
    await lock.untilAwaitedBy(1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    api.kill('SIGTERM');
    await sleep(500);
    await lock.release();
    expect(await api.exited()).toEqual(STOPPED);
    expect(api.errors).toBe('');
  });

  test('closes nothing under a subscription that is being opened', async () => {
    await using socket = await RawSocket.connect(api.url);
    await using lock = await RowLock.take(testApp.databaseUrl, 'lock table showing', []);
    socket.send({
      id: '1',
      type: 'subscribe',
      payload: { query: SUBSCRIBE, variables: { showingId: showing.showingId } },
    });
    await lock.untilAwaitedBy(1);
    api.kill('SIGTERM');
    expect(await socket.closed).toMatchObject({ code: 1012 });
    await sleep(500);
    await lock.release();
    expect(await api.exited()).toEqual(STOPPED);
    expect(api.errors).toBe('');
  });

  test('does not wait for a connection that was never used, as browsers open them', async () => {
    const { hostname, port } = new URL(api.url);
    const unused = connect(Number(port), hostname);
    await once(unused, 'connect');
    expect(await status('/healthz')).toBe(200);
    api.kill('SIGTERM');
    await once(unused.resume(), 'close');
    expect(await api.exited()).toEqual(STOPPED);
    // Otherwise it says that it has cut a request.
    expect(api.errors).toBe('');
  });

  test('cuts a request that never comes to its end, and says so', async () => {
    const { hostname, port } = new URL(api.url);
    const endless = connect(Number(port), hostname);
    await once(endless, 'connect');
    endless.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{');
    expect(await status('/healthz')).toBe(200);
    api.kill('SIGTERM');
    await once(endless.resume(), 'close');
    expect(await api.exited()).toEqual(STOPPED);
    expect(api.errors).toContain('requests did not finish in time and were cut');
  });
});
