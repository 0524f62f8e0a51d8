import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { adultTickets, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, ReadHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let first: GraphQLClient;
let second: GraphQLClient;
let seatIds: string[];
beforeAll(async () => {
  // The role api has no workers: nothing but the next buyer notices that a hold is over.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: first } = await testApp.newAccount());
  ({ client: second } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
  seatIds = showing.seatIds.slice(0, 3);
});
afterAll(() => testApp[Symbol.asyncDispose]());

function heldBy(holdId: string) {
  return testApp.database.prisma.showingSeat.count({ where: { holdId } });
}

test('a hold past its deadline can be taken over before anything has noticed', async () => {
  const over = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, over.id);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: over.id } })).toMatchObject({ status: 'ACTIVE' });
  const taken = await holdSeats(second, showing, [...seatIds, showing.seatIds[3] ?? '']);
  expect(taken.seats.map(({ version }) => version)).toEqual([2, 2, 2, 1]);
  expect([await heldBy(over.id), await heldBy(taken.id)]).toEqual([0, 4]);
});

test('its account can take it over too', async () => {
  const over = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, over.id);
  const anew = await holdSeats(first, showing, seatIds);
  expect([await heldBy(over.id), await heldBy(anew.id)]).toEqual([0, 3]);
});

test('the sweep that comes later takes nothing from who has the seats by then', async () => {
  const over = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, over.id);
  const taken = await holdSeats(second, showing, seatIds.slice(0, 1));
  expect(await testApp.app.holds.expire(over.id)).toBe(1);
  expect([await heldBy(over.id), await heldBy(taken.id)]).toEqual([0, 1]);
  expect((await second.request(ReadHold, { id: taken.id })).hold).toMatchObject({
    ...{ status: 'ACTIVE', seats: [{ status: 'HELD' }] },
  });
  expect((await first.request(ReadHold, { id: over.id })).hold).toMatchObject({
    status: 'EXPIRED',
    seats: [{ status: 'HELD' }, { status: 'AVAILABLE' }, { status: 'AVAILABLE' }],
  });
});

test('who was too late cannot book any more, also when only one seat was lost', async () => {
  const over = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, over.id);
  await holdSeats(second, showing, seatIds.slice(2));
  const input = { holdId: over.id, tickets: adultTickets(showing, seatIds) };
  const { placeBooking } = await withoutAnyChange(testApp.database, () =>
    first.request(PlaceBooking, { input: { ...input, paymentToken: 'pm_card_visa', idempotencyKey: newId() } }),
  );
  expect(placeBooking).toMatchObject({ booking: null, errors: [{ __typename: 'HoldExpired' }] });
});

test('the seats of a booking whose time to pay is over can be taken over', async () => {
  const { reference } = await bookSeats(first, showing, { seatIds });
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { reference } });
  await letHoldEnd(testApp.database, holdId);
  const taken = await holdSeats(second, showing, seatIds);
  expect([await heldBy(holdId), await heldBy(taken.id)]).toEqual([0, 3]);
});
