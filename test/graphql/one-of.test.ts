import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookingInput, bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let buyer: GraphQLClient;
let showing: MadeShowing;
let holdId: string;
let bookingId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  ({ client: buyer } = await testApp.newAccount());
  ({ id: holdId } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1)));
  ({ id: bookingId } = await bookSeats(buyer, showing, {
    seatIds: showing.seatIds.slice(1, 2),
    paymentToken: 'pm_card_visa_chargeDeclined',
  }));
  await bookingOnce(buyer, bookingId, 'PAYMENT_FAILED');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const PLACE =
  'mutation ($input: PlaceBookingInput!) { placeBooking(input: $input) { booking { id } errors { path } } }';
const RETRY =
  'mutation ($input: RetryPaymentInput!) { retryPayment(input: $input) { booking { id } errors { path } } }';

const WRONG: [string, Record<string, unknown>][] = [
  ['no field', {}],
  ['both fields', { token: 'pm_card_visa', atCounter: true }],
  ['one field and the other as null', { token: 'pm_card_visa', atCounter: null }],
  ['a field that is null', { token: null }],
  ['both fields as null', { token: null, atCounter: null }],
  ['an unknown field', { card: '4242424242424242' }],
];

/** As it is written in a document. */
function literal(payment: Record<string, unknown>): string {
  return `{ ${Object.entries(payment)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
}

describe('a PaymentInput with', () => {
  test.each(WRONG)('%s, in a variable, is BAD_USER_INPUT', async (_, payment) => {
    const place = bookingInput(showing, { holdId, seatIds: showing.seatIds.slice(0, 1) });
    const { errors: placing } = await withoutAnyChange(testApp.database, () =>
      buyer.send(PLACE, { input: { ...place, payment } }),
    );
    const { errors: retrying } = await buyer.send(RETRY, { input: { bookingId, payment, idempotencyKey: 'a key' } });
    for (const errors of [placing, retrying]) {
      expect(errors?.length).toBeGreaterThan(0);
      for (const { extensions } of errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test.each(WRONG)('%s, in the document, is GRAPHQL_VALIDATION_FAILED', async (_, payment) => {
    const input = `{ bookingId: "${bookingId}", idempotencyKey: "a key", payment: ${literal(payment)} }`;
    const { errors } = await withoutAnyChange(testApp.database, () =>
      buyer.send(`mutation { retryPayment(input: ${input}) { errors { path } } }`),
    );
    expect(errors?.length).toBeGreaterThan(0);
    for (const { extensions } of errors ?? []) expect(extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test.each<[string, Record<string, unknown>]>([
    ['is null', { token: null }],
    ['is left out', {}],
  ])('a variable that %s, in the document, is BAD_USER_INPUT', async (_, variables) => {
    // Validation in graphql-js does not find this one, because the type of `payment` is non-null.
    const input = `{ bookingId: "${bookingId}", idempotencyKey: "a key", payment: { token: $token } }`;
    const { errors } = await withoutAnyChange(testApp.database, () =>
      buyer.send(`mutation ($token: String) { retryPayment(input: ${input}) { errors { path } } }`, variables),
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('only one field is accepted', async () => {
    const seatIds = showing.seatIds.slice(0, 1);
    const { data, errors } = await buyer.send<{ placeBooking: { errors: unknown[] } }, object>(PLACE, {
      input: bookingInput(showing, { holdId, seatIds }),
    });
    expect(errors).toBeUndefined();
    expect(data?.placeBooking.errors).toEqual([]);
  });
});

test('introspection tells that PaymentInput is @oneOf', async () => {
  const { data, errors } = await buyer.send('{ __type(name: "PaymentInput") { isOneOf } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ __type: { isOneOf: true } });
});
