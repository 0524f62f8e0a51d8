import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { bookingOnce, bookSeats, letHoldEnd } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReadPayableUntil = graphql(`
  query ReadPayableUntil($id: ID!) {
    booking(id: $id) {
      payableUntil
    }
  }
`);

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('payableUntil is the deadline of the hold, and null once the booking is paid or has expired', async () => {
  const { database } = testApp;
  const showing = await makeShowing(database);
  const { client } = await testApp.newAccount();
  const read = async (id: string) => (await client.request(ReadPayableUntil, { id })).booking?.payableUntil;
  const [paid = '', declined = ''] = showing.seatIds;

  const confirmed = await bookSeats(client, showing, { seatIds: [paid] });
  await bookingOnce(client, confirmed.id, 'CONFIRMED');
  expect(await read(confirmed.id)).toBeNull();

  const failed = await bookSeats(client, showing, { seatIds: [declined], paymentToken: 'pm_card_visa_chargeDeclined' });
  await bookingOnce(client, failed.id, 'PAYMENT_FAILED');
  const { holdId } = await database.prisma.booking.findUniqueOrThrow({ where: { id: failed.id } });
  const { expiresAt } = await database.prisma.hold.findUniqueOrThrow({ where: { id: holdId } });
  expect(await read(failed.id)).toBe(expiresAt.toISOString());

  await letHoldEnd(database, holdId);
  await bookingOnce(client, failed.id, 'EXPIRED');
  expect(await read(failed.id)).toBeNull();
});
