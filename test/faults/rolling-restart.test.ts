import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { ConstantBuyers } from '../support/constant-buyers.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { GraphQLClient } from '../support/client.ts';
import { startHaproxy } from '../support/haproxy.ts';
import { freePort } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const BUYERS = 40;
const WATCHERS = 10;
/** One more than each buys: enough until both processes were restarted. */
const SEATS_PER_BUYER = 20;

describe('two processes of the role api behind HAProxy, and 40 buyers', () => {
  const resources = new Resources();
  let testApp: TestApp;
  let apis: { port: number; process: ServerProcess }[];
  let showing: MadeShowing;
  let client: GraphQLClient;
  let buyers: ConstantBuyers;
  let watches: SeatWatch[];
  const watching = resources.use(new Resources());

  beforeAll(async () => {
    // Only for preparing and reading rows: no client uses it.
    testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
    showing = await makeShowing(testApp.database, { rows: 20, seatsPerRow: (BUYERS * SEATS_PER_BUYER) / 20 });
    const ports = [await freePort(), await freePort()];
    apis = await Promise.all(ports.map(async (port) => ({ port, process: await startApi(port) })));
    const worker = { ...testApp.environment, ROLE: 'worker' };
    resources.use(await startServerProcess({ environment: worker }));
    client = new GraphQLClient(resources.use(await startHaproxy(ports)).url);
    const open = () => SeatWatch.open(client, showing.showingId, { retryAttempts: 10 });
    watches = await Promise.all(Array.from({ length: WATCHERS }, async () => watching.use(await open())));
    const accounts = await Promise.all(Array.from({ length: BUYERS }, () => testApp.newAccount()));
    buyers = resources.use(
      new ConstantBuyers(
        accounts.map((account, index) => ({
          client: client.as(account.client.token ?? ''),
          showing,
          seatIds: showing.seatIds.slice(index * SEATS_PER_BUYER, (index + 1) * SEATS_PER_BUYER),
        })),
      ),
    );
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  /** With the pause that an operator has who sets nothing. */
  async function startApi(port: number): Promise<ServerProcess> {
    const environment = { ...testApp.environment, DRAIN_SECONDS: '', PORT: String(port) };
    return resources.use(await startServerProcess({ environment }));
  }

  test('restarting one after the other fails no request', async () => {
    await buyers.untilBought(BUYERS);
    for (const api of apis) {
      api.process.kill('SIGTERM');
      expect(await api.process.exited()).toEqual({ code: 0, signal: null });
      api.process = await startApi(api.port);
    }
    // Both have served since.
    await buyers.untilBought(buyers.bought + BUYERS);
    expect(buyers.failures).toEqual([]);
  });

  test('every watcher has come back, with a fresh snapshot, and sees what the database has', async () => {
    await buyers[Symbol.asyncDispose]();
    const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    for (const watch of watches) {
      await watch.until(() => rows.every(({ seatId, version }) => (watch.seats.get(seatId)?.version ?? 0) >= version));
      expect(watch.snapshots).toBeGreaterThan(1);
      for (const { seatId, status } of rows) expect(watch.status(seatId)).toBe(status);
    }
    await watching[Symbol.asyncDispose]();
  });

  test('control: a process that ends at once does fail requests', async () => {
    buyers.start();
    await sleep(500);
    apis[0]?.process.kill('SIGKILL');
    await expect.poll(() => buyers.failures.length, { timeout: 10_000 }).toBeGreaterThan(0);
  });
});
