import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { differencesOf } from '../../support/audited.ts';
import { anotherAuditorium, moveShowing } from '../../programme/moving.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { euros, exchange, settleAll } from './operations.ts';
import { buyBeside, buyForChildBeside, givenBack, moveOver, read, statuses, toOther } from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('the new showing moves while the difference is paid: the new ticket is for its new seat', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  const { auditoriumId, seatIds } = await anotherAuditorium(testApp, other, { rows: 1, seatsPerRow: 12 });
  const { client: manager } = await testApp.newAccount('MANAGER', other.cinemaId);
  expect((await moveShowing(manager, { showingId: other.showingId, auditoriumId })).errors).toEqual([]);
  await settleAll(testApp);
  const after = await read(bought, booking?.id ?? '');
  expect(after).toMatchObject({ status: 'CONFIRMED', tickets: [{ status: 'VALID' }] });
  expect(seatIds).toContain(after?.tickets[0]?.seat.id);
  expect(statuses(await read(bought, bought.bookingId))).toEqual(['VOID', 'VOID']);
});

test('who finds no seat in the new auditorium has the money of the booking that was placed', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought, [4, 5]);
  const { showingId, cinemaId } = moved.showing;
  const { auditoriumId } = await anotherAuditorium(testApp, moved.showing, { rows: 1, seatsPerRow: 1 });
  const { client: manager } = await testApp.newAccount('MANAGER', cinemaId);
  const { errors } = await moveShowing(manager, { showingId, auditoriumId, refundUnseated: true });
  expect(errors).toEqual([]);
  const after = await read(bought, moved.bookingId);
  expect(statuses(after)?.toSorted()).toEqual(['VALID', 'VOID']);
  expect(after?.refunds).toMatchObject([{ reason: 'SEATS_LOST', amount: { amountMinor: 1300 } }]);
  expect(await givenBack(testApp, bought.bookingId)).toEqual([1300]);
});
