import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus } from '../../src/platform/messages/bus.ts';
import { Topic } from '../../src/platform/messages/topic.ts';
import { Resources } from '../../src/platform/resources.ts';
import { SeatChannel } from '../../src/seating/live/seat-channel.ts';
import { isSeatStates } from '../../src/seating/seat-state.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const resources = new Resources();
let redis: RedisServer;
let observer: Redis;
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;

beforeAll(async () => {
  redis = resources.use(await startRedis());
  observer = new Redis(redis.url);
  resources.defer(() => observer.disconnect());
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api', REDIS_URL: redis.url } }));
  showing = await makeShowing(testApp.database);
  ({ client: buyer } = await testApp.newAccount());
  const isSubscribed = async () => ((await observer.pubsub('CHANNELS', '*')) as string[]).includes(OF_THE_CACHE);
  await vi.waitUntil(isSubscribed, { timeout: 10_000 });
  await subscribeCommands();
});
beforeEach(async () => {
  expect(await channels()).toEqual([]);
});
afterAll(() => resources[Symbol.asyncDispose]());

/** The app is subscribed to them for as long as it runs. */
const OF_THE_CACHE = 'changes:everything';
const OF_REVOCATIONS = 'revocations:everything';

async function channels(): Promise<unknown> {
  const all = (await observer.pubsub('CHANNELS', '*')) as string[];
  return all.filter((channel) => ![OF_THE_CACHE, OF_REVOCATIONS].includes(channel));
}

const SEATS = 'subscription ($id: ID!) { seatAvailability(showingId: $id) { __typename } }';
const BOOKING = 'subscription ($id: ID!) { bookingUpdated(bookingId: $id) { id } }';

test.each([
  { feed: 'seats', frozenMs: 200 },
  // Longer than the server waits for the bus: the answer comes when its subscriber has given up.
  { feed: 'seats', frozenMs: 1500 },
  { feed: 'booking', frozenMs: 200 },
  { feed: 'booking', frozenMs: 1500 },
])(
  'a watcher of the $feed that leaves while the subscription is pending ($frozenMs ms) leaves none on the bus',
  async ({ feed, frozenMs }) => {
    const id = feed === 'seats' ? showing.showingId : await anyBooking();
    await using socket = await RawSocket.connect(testApp.client.url, buyer.token);
    redis.process.kill('SIGSTOP');
    socket.send({
      id: '1',
      type: 'subscribe',
      payload: { query: feed === 'seats' ? SEATS : BOOKING, variables: { id } },
    });
    await sleep(100);
    socket.send({ id: '1', type: 'complete' });
    await sleep(frozenMs);
    redis.process.kill('SIGCONT');
    // Until the command that was pending has been carried out, and what follows from its answer.
    await expect.poll(subscribeCommands, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(channels, { timeout: 10_000 }).toEqual([]);
    await sleep(300);
    expect(await channels()).toEqual([]);
  },
);

/** Since it was last asked. */
async function subscribeCommands(): Promise<number> {
  const calls = /cmdstat_subscribe:calls=(\d+)/.exec(await observer.info('commandstats'))?.[1] ?? '0';
  if (calls !== '0') await observer.config('RESETSTAT');
  return Number(calls);
}

async function anyBooking(): Promise<string> {
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.splice(0, 1) });
  return id;
}

test('a channel that is closed while its subscription is pending leaves none on the bus', async () => {
  const logger = createLogger('silent');
  await using bus = createMessageBus({ redisUrl: redis.url, logger });
  const topic = new Topic('seats', { bus, isMessage: isSeatStates });
  const load = () => Promise.resolve([]);
  await expect
    .poll(() =>
      topic
        .subscribe('other', () => undefined)
        .then(
          () => true,
          () => false,
        ),
    )
    .toBe(true);
  const channel = new SeatChannel({
    priceRevision: 0n,
    showing: { id: showing.showingId, version: 0, seatMapId: showing.seatMapId },
    topic,
    load,
    seats: [],
  });
  redis.process.kill('SIGSTOP');
  const subscribing = channel.subscribe();
  channel.close();
  redis.process.kill('SIGCONT');
  await subscribing;
  await expect.poll(channels).toEqual(['seats:other']);
});
