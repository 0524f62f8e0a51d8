import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { bookSeats } from '../support/buying.ts';
import { ConstantBuyers } from '../support/constant-buyers.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { type Haproxy, startHaproxy } from '../support/haproxy.ts';
import { freePort } from '../support/free-port.ts';
import { RetryingClient } from '../support/retrying-client.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const BUYERS = 20;
const WATCHERS = 9;
/** More than each buys in all tests. */
const SEATS_PER_BUYER = 30;
/** Seats that two buyers each want at the same moment. */
const CONTESTED = 20;
const ROWS = 20;
/** For what has to come, on a machine with other things to do. */
const PATIENCE_MS = 30_000;

describe('three processes of the role api behind HAProxy, two of the role worker, 20 buyers and 9 watchers', () => {
  const resources = new Resources();
  const repeated = { lost: [] as unknown[], unavailable: [] as unknown[] };
  let testApp: TestApp;
  let apis: { port: number; process: ServerProcess }[];
  let workers: ServerProcess[];
  let showing: MadeShowing;
  let haproxy: Haproxy;
  let client: RetryingClient;
  let buyers: ConstantBuyers;
  let watches: SeatWatch[];

  beforeAll(async () => {
    // Only for preparing and reading rows: no client uses it.
    testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
    const seatsPerRow = (BUYERS * SEATS_PER_BUYER + CONTESTED) / ROWS;
    showing = await makeShowing(testApp.database, { rows: ROWS, seatsPerRow });
    const ports = [await freePort(), await freePort(), await freePort()];
    [apis, workers] = await Promise.all([
      oneAfterTheOther(ports, async (port) => ({ port, process: await startApi(port) })),
      oneAfterTheOther([1, 2], startWorker),
    ]);
    haproxy = resources.use(await startHaproxy(ports));
    client = new RetryingClient(haproxy.url, { repeated });
    // With the pauses of the page.
    const retryWait = (retries: number) => sleep(Math.min(4000, 250 * 2 ** retries) * (0.5 + Math.random() / 2));
    const open = () => SeatWatch.open(client, showing.showingId, { retryAttempts: 10, retryWait });
    watches = await Promise.all(Array.from({ length: WATCHERS }, async () => resources.use(await open())));
    const accounts = await newClients(BUYERS);
    buyers = resources.use(
      new ConstantBuyers(
        accounts.map((account, index) => ({
          client: account,
          showing,
          seatIds: showing.seatIds.slice(index * SEATS_PER_BUYER, (index + 1) * SEATS_PER_BUYER),
        })),
      ),
    );
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  /** It drains until it is told that HAProxy has noticed. */
  async function startApi(port: number): Promise<ServerProcess> {
    const environment = { ...testApp.environment, DRAIN_SECONDS: '300', PORT: String(port) };
    return resources.use(await startServerProcess({ environment }));
  }

  async function startWorker(): Promise<ServerProcess> {
    return resources.use(await startServerProcess({ environment: { ...testApp.environment, ROLE: 'worker' } }));
  }

  async function newClients(count: number): Promise<RetryingClient[]> {
    const accounts = await Promise.all(Array.from({ length: count }, () => testApp.newAccount()));
    return accounts.map((account) => client.as(account.client.token ?? ''));
  }

  async function stop(process: ServerProcess): Promise<void> {
    process.kill('SIGTERM');
    expect(await process.exited()).toEqual({ code: 0, signal: null });
  }

  /** A busy machine may notice later than in the seconds that are the default. So a second signal ends the drain, once it has. */
  async function drainAndStop(name: string, process: ServerProcess): Promise<void> {
    process.kill('SIGTERM');
    const openAtIt = async () => {
      const open = await haproxy.open();
      return [open.get(`requests/${name}`), open.get(`sockets/${name}`)];
    };
    await expect.poll(openAtIt, { timeout: PATIENCE_MS }).toEqual([undefined, undefined]);
    // Two within a second would count as one. It has answered three checks since, half a second apart.
    await sleep(500);
    await stop(process);
  }

  /** Each after the one before is ready. */
  async function restartApis(): Promise<void> {
    for (const [index, api] of apis.entries()) {
      if (index === 0) continue;
      await drainAndStop(`api${index + 1}`, api.process);
      api.process = await startApi(api.port);
    }
  }

  async function restartWorkers(): Promise<void> {
    for (const [index, worker] of workers.entries()) {
      await stop(worker);
      workers[index] = await startWorker();
    }
  }

  async function expectWatchersToBeRight(): Promise<void> {
    const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    for (const watch of watches) {
      const isCurrent = ({ seats }: SeatWatch) =>
        rows.every(({ seatId, version }) => (seats.get(seatId)?.version ?? 0) >= version);
      await watch.until(isCurrent, PATIENCE_MS);
      const { seats } = watch;
      expect(rows.filter(({ seatId, status }) => seats.get(seatId)?.status !== status)).toEqual([]);
    }
  }

  describe('when two apis and both workers are restarted, one after the other,', () => {
    test('no request fails', async () => {
      await buyers.untilBought(BUYERS);
      await Promise.all([restartApis(), restartWorkers()]);
      // All have served since.
      await buyers.untilBought(buyers.bought + BUYERS);
      await buyers[Symbol.asyncDispose]();
      expect(buyers.failures).toEqual([]);
      // A busy machine may answer that it is busy: that has nothing to do with the restarts.
      expect(repeated.lost).toEqual([]);
    });

    test('watchers come back, with a fresh snapshot, and see what the database has', async () => {
      await expectWatchersToBeRight();
      // Those of two of the three processes.
      const back = watches.filter(({ snapshots }) => snapshots > 1);
      expect(back.length).toBeGreaterThanOrEqual((WATCHERS / 3) * 2);
    });

    test('requests go to the processes alike, although those that are new have hardly a WebSocket', () => {
      const served = haproxy.requests.filter(({ method }) => method === 'POST').map(({ server }) => server);
      const last = served.slice(-BUYERS * 3);
      expect(new Set(last)).toEqual(new Set(['requests/api1', 'requests/api2', 'requests/api3']));
    });
  });

  describe('when an api and a worker are killed under load,', () => {
    const winners: string[] = [];

    /** Two buyers want each seat at the same moment. */
    async function contest(rivals: readonly RetryingClient[]): Promise<void> {
      const contested = showing.seatIds.slice(-CONTESTED);
      await Promise.all(
        rivals.map(async (rival, index) => {
          const seatIds = contested.slice(index % CONTESTED, (index % CONTESTED) + 1);
          const booking = await bookSeats(rival, showing, { seatIds }).catch((error: unknown) => {
            if (!String(error).includes('SeatsUnavailable')) throw error;
          });
          if (booking) winners.push(booking.id);
        }),
      );
    }

    test('only requests that the api was carrying out fail, and clients repeat them', async () => {
      const [victim] = apis;
      repeated.lost.length = 0;
      const rivals = await newClients(2 * CONTESTED);
      const snapshots = watches.map((watch) => watch.snapshots);
      buyers.start();
      await buyers.untilBought(buyers.bought + BUYERS);
      // What is sent to a process that stands still is under way when it is killed.
      victim?.process.kill('SIGSTOP');
      const contested = contest(rivals);
      const openAt = async (backend: string) => (await haproxy.open()).get(`${backend}/api1`) ?? 0;
      // Twice, since an answer of before may still be on its way.
      const stuck = async () => Math.min(await openAt('requests'), await sleep(200).then(() => openAt('requests')));
      await expect.poll(stuck, { timeout: PATIENCE_MS }).toBeGreaterThan(1);
      const watchers = await openAt('sockets');
      // No others are sent to it for a moment, so that it is known how many it has.
      await haproxy.tell('set server requests/api1 state drain');
      const underWay = await openAt('requests');
      const killed = performance.now();
      victim?.process.kill('SIGKILL');
      workers[0]?.kill('SIGKILL');
      await victim?.process.exited();
      await haproxy.tell('set server requests/api1 state ready');
      const fresh = () => watches.filter((watch, index) => watch.snapshots > (snapshots[index] ?? 0)).length;
      await expect.poll(fresh, { timeout: PATIENCE_MS, interval: 10 }).toBeGreaterThanOrEqual(watchers);
      console.log(`${watchers} watchers of the killed api were back in ${Math.round(performance.now() - killed)} ms`);
      expect(watchers).toBeGreaterThan(0);
      await contested;
      await buyers[Symbol.asyncDispose]();
      expect(repeated.lost.length).toBeGreaterThan(0);
      expect(repeated.lost.length).toBeLessThanOrEqual(underWay);
      expect(buyers.failures).toEqual([]);
    });

    test('no booking is lost whose placing was answered, and no seat is sold twice', async () => {
      const { prisma } = testApp.database;
      // One of each two rivals.
      expect(winners.length).toBe(CONTESTED);
      const placed = new Set([...buyers.placed, ...winners]);
      const confirmed = () => prisma.booking.count({ where: { id: { in: [...placed] }, status: 'CONFIRMED' } });
      await expect.poll(confirmed, { timeout: 2 * PATIENCE_MS }).toBe(placed.size);
      const { showingId } = showing;
      const tickets = await prisma.ticket.findMany({ where: { status: 'VALID', showingId } });
      expect(new Set(tickets.map(({ bookingId }) => bookingId))).toEqual(placed);
      const sold = await prisma.showingSeat.findMany({ where: { status: 'SOLD', showingId } });
      expect(tickets.map(({ seatId }) => seatId).toSorted()).toEqual(sold.map(({ seatId }) => seatId).toSorted());
    });

    test('watchers see what the database has', expectWatchersToBeRight);
  });
});

async function oneAfterTheOther<Item, Result>(
  items: readonly Item[],
  start: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await start(item));
  return results;
}
