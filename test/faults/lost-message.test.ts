import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { BookingUpdated } from '../support/operations.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

describe.each(MODES)('a process that dies between commit and publish, %s,', (mode) => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('leaves watchers of a showing out of date for at most five seconds', async () => {
    const { showingId, seatIds } = await makeShowing(testApp.database);
    await using first = await SeatWatch.open(testApp.client, showingId);
    await using second = await SeatWatch.open(testApp.client, showingId);
    // Committed by that process, but never published.
    const changed = seatIds.slice(0, 3);
    await testApp.database.prisma.$executeRaw`
      update showing_seat set status = 'BLOCKED', version = version + 1
      where showing_id = ${showingId}::uuid and seat_id = any (${changed}::uuid[])`;
    for (const watch of [first, second]) {
      await watch.until(() => changed.every((id) => watch.status(id) === 'BLOCKED'));
      expect(watch.status(seatIds[3])).toBe('AVAILABLE');
      expect(watch.snapshots).toBe(1);
    }
  });

  test('leaves watchers of a booking out of date for at most five seconds', async () => {
    const showing = await makeShowing(testApp.database);
    const { client } = await testApp.newAccount();
    const seatIds = showing.seatIds.slice(0, 1);
    const { id } = await bookSeats(client, showing, { seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
    await bookingOnce(client, id, 'PAYMENT_FAILED');
    await using updates = client.subscribe(BookingUpdated, { bookingId: id });
    await updates.until((received) => received.length === 1);
    await testApp.database.prisma.$executeRaw`update booking set status = 'EXPIRED' where id = ${id}::uuid`;
    await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'EXPIRED', 5000);
  });
});
