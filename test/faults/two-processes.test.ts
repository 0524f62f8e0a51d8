import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { BookingUpdated, ReleaseHold } from '../support/operations.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('two processes of the role api, and one of the role worker', () => {
  const resources = new Resources();
  let testApp: TestApp;
  let one: ServerProcess;
  let other: ServerProcess;
  let worker: ServerProcess;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    // Only for preparing rows: no client uses it.
    testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
    const roles = ['api', 'api', 'worker'].map(async (ROLE) =>
      resources.use(await startServerProcess({ environment: { ...testApp.environment, ROLE } })),
    );
    [one, other, worker] = (await Promise.all(roles)) as [ServerProcess, ServerProcess, ServerProcess];
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database);
    const { client } = await testApp.newAccount();
    buyer = one.client.as(client.token ?? '');
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('have different ports', () => {
    expect(new Set([one.url, other.url, worker.url, testApp.client.url]).size).toBe(4);
  });

  test('a watcher of one process sees the changes made in the other: HELD, AVAILABLE, SOLD', async () => {
    await using watch = await SeatWatch.open(other.client, showing.showingId);
    const [first = '', second = ''] = showing.seatIds;
    const hold = await holdSeats(buyer, showing, [first]);
    await watch.until(() => watch.status(first) === 'HELD');
    await buyer.request(ReleaseHold, { holdId: hold.id });
    await watch.until(() => watch.status(first) === 'AVAILABLE');
    await bookSeats(buyer, showing, { seatIds: [second] });
    await watch.until(() => watch.status(second) === 'SOLD');
    expect(watch.snapshots).toBe(1);
  });

  test('a booking placed in one process and settled in the worker is followed in the other', async () => {
    const { id } = await bookSeats(buyer, showing, {
      seatIds: showing.seatIds.slice(0, 1),
      paymentToken: 'pm_fake_slow',
    });
    await using updates = other.client.as(buyer.token ?? '').subscribe(BookingUpdated, { bookingId: id });
    await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'CONFIRMED');
    expect(updates.received.map(({ data }) => data?.bookingUpdated.status)).toEqual(['PENDING_PAYMENT', 'CONFIRMED']);
    await bookingOnce(testApp.client.as(buyer.token ?? ''), id, 'CONFIRMED');
  });

  describe('on the message bus', () => {
    function publish(seats: object[]) {
      return testApp.app.services.bus.publish(`seats:${showing.showingId}`, seats);
    }

    test('a message for a showing reaches the watchers of both processes', async () => {
      const [seatId = ''] = showing.seatIds;
      await using watchOne = await SeatWatch.open(one.client, showing.showingId);
      await using watchOther = await SeatWatch.open(other.client, showing.showingId);
      // Not in the database, so the watchers can only know it from the bus.
      await publish([{ seatId, status: 'BLOCKED', version: 7 }]);
      for (const watch of [watchOne, watchOther]) await watch.until(() => watch.status(seatId) === 'BLOCKED');
    });

    test('old and repeated messages are not sent to watchers', async () => {
      const [seatId = '', marker = ''] = showing.seatIds;
      await using watch = await SeatWatch.open(other.client, showing.showingId);
      await publish([{ seatId, status: 'HELD', version: 2 }]);
      await publish([{ seatId, status: 'HELD', version: 2 }]);
      await publish([{ seatId, status: 'AVAILABLE', version: 1 }]);
      await publish([{ seatId: marker, status: 'HELD', version: 2 }]);
      await watch.until(() => watch.status(marker) === 'HELD');
      const changes = watch.events.slice(1).flatMap((event) => ('seats' in event ? event.seats : []));
      const ofSeat = changes.filter((seat) => seat.seatId === seatId);
      expect(ofSeat).toEqual([{ id: expect.any(String) as string, seatId, status: 'HELD', version: 2 }]);
    });
  });
});
