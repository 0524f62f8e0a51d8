import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookSeats } from '../support/buying.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { ReadBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let otherCinemaId: string;
let bookingId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database);
  ({ cinemaId: otherCinemaId } = await makeShowing(testApp.database));
  const { client } = await testApp.newAccount();
  ({ id: bookingId } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) }));
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each([
  ['BOX_OFFICE', 'the cinema'],
  ['MANAGER', 'the cinema'],
  ['BOX_OFFICE', 'all cinemas'],
  ['ADMIN', 'all cinemas'],
] as const)('%s of %s reads the bookings of other accounts', async (role, where) => {
  const { client } = await testApp.newAccount(role, where === 'the cinema' ? showing.cinemaId : undefined);
  expect((await client.request(ReadBooking, { id: bookingId })).booking).toMatchObject({ id: bookingId });
});

test.each([
  ['BOX_OFFICE', 'another cinema'],
  ['DOOR', 'the cinema'],
  ['AUDITOR', 'all cinemas'],
] as const)('%s of %s is answered as if the booking did not exist', async (role, where) => {
  const cinemas = { 'the cinema': showing.cinemaId, 'another cinema': otherCinemaId, 'all cinemas': undefined };
  const { client } = await testApp.newAccount(role, cinemas[where]);
  expect((await client.request(ReadBooking, { id: bookingId })).booking).toBeNull();
});

test('a buyer is answered as if the booking of another account did not exist', async () => {
  const { client } = await testApp.newAccount();
  expect((await client.request(ReadBooking, { id: bookingId })).booking).toBeNull();
});
