import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookingInput, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
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
  // The role api has no workers and no recovery: only the next buyer notices that a hold has ended.
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

test('the seats of a hold past its deadline can be taken while its row still says ACTIVE', async () => {
  const expired = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, expired.id);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: expired.id } })).toMatchObject({
    status: 'ACTIVE',
  });
  const taken = await holdSeats(second, showing, [...seatIds, showing.seatIds[3] ?? '']);
  expect(taken.seats.map(({ version }) => version)).toEqual([2, 2, 2, 1]);
  expect([await heldBy(expired.id), await heldBy(taken.id)]).toEqual([0, 4]);
});

test('the account itself can take them again too', async () => {
  const expired = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, expired.id);
  const again = await holdSeats(first, showing, seatIds);
  expect([await heldBy(expired.id), await heldBy(again.id)]).toEqual([0, 3]);
});

test('expiring the hold later releases only the seats that it still has', async () => {
  const expired = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, expired.id);
  const taken = await holdSeats(second, showing, seatIds.slice(0, 1));
  await testApp.app.services.holds.expire([expired.id]);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: expired.id } })).toMatchObject({
    status: 'EXPIRED',
  });
  expect([await heldBy(expired.id), await heldBy(taken.id)]).toEqual([0, 1]);
  expect((await second.request(ReadHold, { id: taken.id })).hold).toMatchObject({
    ...{ status: 'ACTIVE', seats: [{ status: 'HELD' }] },
  });
  expect((await first.request(ReadHold, { id: expired.id })).hold).toMatchObject({
    status: 'EXPIRED',
    seats: [{ status: 'HELD' }, { status: 'AVAILABLE' }, { status: 'AVAILABLE' }],
  });
});

test('a hold past its deadline cannot be booked, even when it lost only one of its seats', async () => {
  const expired = await holdSeats(first, showing, seatIds);
  await letHoldEnd(testApp.database, expired.id);
  await holdSeats(second, showing, seatIds.slice(2));
  const input = bookingInput(showing, { holdId: expired.id, seatIds });
  const { placeBooking } = await withoutAnyChange(testApp.database, () => first.request(PlaceBooking, { input }));
  expect(placeBooking).toMatchObject({ booking: null, errors: [{ __typename: 'HoldExpired' }] });
});

test('the seats of a booking past its payment deadline can be taken', async () => {
  const { reference } = await bookSeats(first, showing, { seatIds });
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { reference } });
  await letHoldEnd(testApp.database, holdId);
  const taken = await holdSeats(second, showing, seatIds);
  expect([await heldBy(holdId), await heldBy(taken.id)]).toEqual([0, 3]);
});
