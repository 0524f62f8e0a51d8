import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const RetryAgain = graphql(`
  mutation RetryAgain($input: RetryPaymentInput!) {
    retryPayment(input: $input) {
      booking {
        id
      }
      errors {
        __typename
        message
        path
        ... on PaymentAttemptsExceeded {
          limit
        }
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

const retryInput = (bookingId: string, idempotencyKey = newId()) => ({
  ...{ bookingId, idempotencyKey },
  payment: { token: 'pm_card_visa_chargeDeclined' },
});

async function retry(bookingId: string, idempotencyKey = newId()) {
  const input = retryInput(bookingId, idempotencyKey);
  return (await buyer.request(RetryAgain, { input })).retryPayment;
}

async function decline(bookingId: string): Promise<void> {
  const where = { bookingId, status: 'PENDING' as const };
  const { id } = await testApp.database.prisma.payment.findFirstOrThrow({ where });
  await testApp.app.services.settlement.settlePayment(id);
}

async function bookDeclined(): Promise<string> {
  const seatIds = showing.seatIds.slice(0, 2);
  const { id } = await bookSeats(buyer, showing, { seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
  await decline(id);
  return id;
}

test('a booking has five attempts: the sixth card is not tried, and the seats can be given back', async () => {
  const id = await bookDeclined();
  for (let attempt = 2; attempt <= 5; attempt++) {
    expect((await retry(id, `attempt ${attempt}`)).errors).toEqual([]);
    await decline(id);
  }
  await withoutAnyChange(testApp.database, async () => {
    const message =
      'A booking can be paid in 5 attempts at most. Its seats are kept until payableUntil; releaseHold gives them back at once.';
    const errors = [{ __typename: 'PaymentAttemptsExceeded', message, path: ['input', 'bookingId'], limit: 5 }];
    expect(await retry(id)).toEqual({ booking: null, errors });
    // The same key as before is no other attempt.
    expect(await retry(id, 'attempt 5')).toEqual({ booking: { id }, errors: [] });
  });
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  const statuses = async () => {
    const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    return rows.map(({ status }) => status).filter((status) => status !== 'AVAILABLE');
  };
  expect(await statuses()).toEqual(['HELD', 'HELD']);
  expect((await buyer.request(ReleaseHold, { holdId })).releaseHold.errors).toEqual([]);
  expect(await statuses()).toEqual([]);
});

describe('with RATE_LIMITS', () => {
  let limited: TestApp;
  let places: MadeShowing;
  beforeAll(async () => {
    limited = await startTestApp('redis', { settings: { RATE_LIMITS: 'on', ROLE: 'api' } });
    places = await makeShowing(limited.database, { rows: 1, seatsPerRow: 4 });
  });
  afterAll(() => limited[Symbol.asyncDispose]());

  const refused = {
    data: null,
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } }],
  };

  async function inputFor(client: GraphQLClient, seat: number) {
    const seatIds = places.seatIds.slice(seat, seat + 1);
    const { id: holdId } = await holdSeats(client, places, seatIds);
    return bookingInput(places, { holdId, seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
  }

  async function useUp(attempts: number, caller: () => { accountId: string; ip: string }): Promise<void> {
    for (let attempt = 1; attempt <= attempts; attempt++)
      expect(await limited.app.services.paymentLimits.consume(caller())).toBe(0);
  }

  test('an account has fifteen attempts an hour, over all its bookings', async () => {
    const { client, accountId } = await limited.newAccount();
    await useUp(14, () => ({ accountId, ip: '192.0.2.1' }));
    const fifteenth = await inputFor(client, 0);
    const { booking, errors } = (await client.request(PlaceBooking, { input: fifteenth })).placeBooking;
    expect(errors).toEqual([]);
    await limited.app.services.settlement.settlePayment(booking?.payments[0]?.id ?? '');
    const sixteenth = await inputFor(client, 1);
    await withoutAnyChange(limited.database, async () => {
      expect(await client.send(PlaceBooking, { input: sixteenth })).toMatchObject(refused);
      expect(await client.send(RetryAgain, { input: retryInput(booking?.id ?? '') })).toMatchObject(refused);
      // A repeated request and an input that is wrong are no attempts.
      expect((await client.request(PlaceBooking, { input: fifteenth })).placeBooking.errors).toEqual([]);
      const wrong = { ...sixteenth, tickets: [] };
      expect((await client.request(PlaceBooking, { input: wrong })).placeBooking.errors).toMatchObject([
        { __typename: 'InvalidInput' },
      ]);
    });
  });

  test('an address has sixty attempts in ten minutes, of all its accounts', async () => {
    const { client } = await limited.newAccount();
    const input = await inputFor(client, 2);
    // The one of the test before came from there as well.
    await useUp(59, () => ({ accountId: newId(), ip: '127.0.0.1' }));
    expect(await withoutAnyChange(limited.database, () => client.send(PlaceBooking, { input }))).toMatchObject(refused);
  });
});
