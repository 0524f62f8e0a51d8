import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { audit } from '../support/audited.ts';
import { bookSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { seatsInTwoStates } from '../support/seats-in-two-states.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { makeSynchronous, StandbyServer } from '../support/standby-server.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { createAccount, JWT_SECRET, ownRedisDatabase } from '../support/test-app.ts';
import { unconfirmedBookings } from '../support/unconfirmed-bookings.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PATIENCE = { timeout: 60_000, interval: 50 };
const BUYERS = 4;
const SEATS_PER_BUYER = 100;

/** How a request may fail while there is no primary. */
const OUTAGE = /SERVICE_UNAVAILABLE/;

const resources = new Resources();
/** A PostgreSQL with a standby, at an address that can lead to either, as that of HAProxy or PgBouncer. */
let primary: PostgresServer;
let standby: StandbyServer;
let address: TcpProxy;
let environment: Record<string, string>;

beforeAll(async () => {
  primary = resources.use(await PostgresServer.start());
  const reached = await TcpProxy.inFrontOf(primary.url);
  address = resources.use(reached.proxy);
  standby = resources.use(await StandbyServer.follow(primary));
  environment = {
    ...{ DATABASE_URL: reached.url, REDIS_URL: await ownRedisDatabase(), JWT_SECRET },
    ...{ ADMIN_PASSWORD: 'the first administrator', RATE_LIMITS: 'off', DRAIN_SECONDS: '0' },
    ...{ MAX_SEATS_PER_ACCOUNT: '100', MAX_HOLDS_PER_ACCOUNT: '1000' },
  };
});
afterAll(() => resources[Symbol.asyncDispose]());

async function start(role: string): Promise<App> {
  const config = readConfig({ ...environment, ROLE: role });
  return resources.use(await createApp(config, { logger: createLogger('silent') }));
}

async function newBuyer({ url, services: { database } }: App): Promise<GraphQLClient> {
  return new GraphQLClient(url, (await createAccount(database)).token);
}

/** Nothing is answered that the standby has not got: whether it was done is not known, and it is there later. */
async function holdWithoutStandby(buyer: GraphQLClient, { showingId, seatIds }: MadeShowing): Promise<void> {
  const input = { showingId, seatIds: seatIds.slice(-2, -1) };
  await standby.stopReceiving();
  const { errors } = await buyer.send(HoldSeats, { input });
  expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'SERVICE_UNAVAILABLE', outcome: 'UNKNOWN' },
  ]);
  await standby.receiveAgain();
  await vi.waitUntil(async () => (await buyer.send(HoldSeats, { input })).data?.holdSeats.hold, PATIENCE);
}

/** Until a hold succeeds. */
async function untilHeld(buyer: GraphQLClient, { showingId, seatIds }: MadeShowing): Promise<void> {
  const input = { showingId, seatIds: seatIds.slice(-1) };
  await vi.waitUntil(async () => (await buyer.send(HoldSeats, { input })).data?.holdSeats.hold, PATIENCE);
}

test('the primary is killed: buyers and watchers go on by themselves, and with a synchronous standby nothing that was answered is lost', async () => {
  // After the app has closed: the books of the new primary are right.
  resources.defer(() => audit(standby.url));
  const api = await start('api');
  await start('worker');
  const showing = await makeShowing(api.services.database, { rows: BUYERS + 1, seatsPerRow: SEATS_PER_BUYER });
  await makeSynchronous(primary);
  const observer = await newBuyer(api);
  await holdWithoutStandby(observer, showing);
  const watch = resources.use(await SeatWatch.open(observer, showing.showingId));
  const bought: Bought = { bookingIds: [], failures: [], isOver: false };
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => newBuyer(api)));
  const buying = buyers.map((buyer, index) => {
    const seatIds = showing.seatIds.slice(index * SEATS_PER_BUYER, (index + 1) * SEATS_PER_BUYER);
    return buy(buyer, { showing, seatIds, bought });
  });
  await vi.waitUntil(() => bought.bookingIds.length >= 2 * BUYERS, PATIENCE);

  await primary.stop('SIGKILL');
  await vi.waitUntil(() => bought.failures.length >= BUYERS, PATIENCE);
  await standby.promote();
  address.leadTo(standby.url);
  await untilHeld(observer, showing);
  const until = bought.bookingIds.length + 2 * BUYERS;
  await vi.waitUntil(() => bought.bookingIds.length >= until, PATIENCE);
  bought.isOver = true;
  await Promise.all(buying);

  expect(bought.failures.filter((failure) => !OUTAGE.test(failure))).toEqual([]);
  expect(await seatsInTwoStates(api.services.database)).toEqual([]);
  await vi.waitUntil(async () => (await unconfirmedBookings(standby.url, bought.bookingIds)).length === 0, PATIENCE);
  // Watchers, too: by the new primary's versions.
  const { rows } = await standby.ask(`select seat_id, status::text from showing_seat where status <> 'AVAILABLE'`);
  expect(rows.length).toBeGreaterThanOrEqual(bought.bookingIds.length);
  await watch.until(
    () => rows.every((row) => watch.status(String(row['seat_id'])) === row['status']),
    PATIENCE.timeout,
  );
});

interface Bought {
  /** Of the bookings whose placing was answered. */
  bookingIds: string[];
  failures: string[];
  isOver: boolean;
}

/** One seat after the other, whether or not the one before was bought. */
async function buy(
  buyer: GraphQLClient,
  { showing, seatIds, bought }: { showing: MadeShowing; seatIds: string[]; bought: Bought },
): Promise<void> {
  for (const seatId of seatIds) {
    if (bought.isOver) return;
    try {
      bought.bookingIds.push((await bookSeats(buyer, showing, { seatIds: [seatId] })).id);
    } catch (error) {
      bought.failures.push(String(error));
      // So that seats are left when there is a primary again.
      await sleep(450);
    }
    await sleep(50);
  }
}
