import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { ADULT_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import type { GraphQLClient } from '../support/client.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let gone: { accountId: string; client: GraphQLClient };
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  gone = await testApp.newAccount();
  await testApp.database.prisma.account.delete({ where: { id: gone.accountId } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const message = 'The account of the access token does not exist any more: log in again.';

describe('with the token of an account that was deleted,', () => {
  test.each<[string, string, () => object]>([
    ['me', 'query { me { id } }', () => ({})],
    ['hold', 'query ($id: ID!) { hold(id: $id) { id } }', () => ({ id: newId() })],
    ['booking', 'query ($id: ID!) { booking(id: $id) { id } }', () => ({ id: newId() })],
    [
      'holdSeats',
      'mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { errors { path } } }',
      () => ({ input: { showingId: showing.showingId, seatIds: showing.seatIds } }),
    ],
    [
      'holdBestAvailable',
      'mutation ($input: HoldBestAvailableInput!) { holdBestAvailable(input: $input) { errors { path } } }',
      () => ({ input: { showingId: showing.showingId, quantity: 1 } }),
    ],
    [
      'changeHold',
      'mutation ($input: ChangeHoldInput!) { changeHold(input: $input) { errors { path } } }',
      () => ({ input: { holdId: newId(), addSeatIds: showing.seatIds } }),
    ],
    [
      'extendHold',
      'mutation ($input: ExtendHoldInput!) { extendHold(input: $input) { errors { path } } }',
      () => ({ input: { holdId: newId() } }),
    ],
    [
      'releaseHold',
      'mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { errors { path } } }',
      () => ({ input: { holdId: newId() } }),
    ],
    [
      'placeBooking',
      'mutation ($input: PlaceBookingInput!) { placeBooking(input: $input) { errors { path } } }',
      () => ({
        input: {
          holdId: newId(),
          tickets: [{ seatId: showing.seatIds[0], ticketTypeId: showing.ticketTypeId }],
          expectedTotal: { amountMinor: ADULT_PRICE, currency: 'EUR' },
          payment: { token: 'pm_card_visa' },
          idempotencyKey: newId(),
        },
      }),
    ],
    [
      'retryPayment',
      'mutation ($input: RetryPaymentInput!) { retryPayment(input: $input) { errors { path } } }',
      () => ({ input: { bookingId: newId(), payment: { token: 'pm_card_visa' }, idempotencyKey: newId() } }),
    ],
    [
      'updateAccount',
      'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { errors { path } } }',
      () => ({ input: { id: gone.accountId, expectedVersion: 1, name: 'A' } }),
    ],
  ])('%s is UNAUTHENTICATED and changes nothing', async (field, query, variables) => {
    const { errors } = await withoutAnyChange(testApp.database, () => gone.client.send(query, variables()));
    expect(errors).toMatchObject([{ message, path: [field], extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('bookingUpdated is UNAUTHENTICATED', async () => {
    await using socket = await RawSocket.connect(gone.client.url, gone.client.token);
    const answer = await socket.ask({ query: `subscription { bookingUpdated(bookingId: "${newId()}") { id } }` });
    expect(errorsIn(answer)).toMatchObject([{ message, extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('what needs no account is answered', async () => {
    const query = `{ genres movie(id: "${newId()}") { id } }`;
    expect(await gone.client.send(query)).toEqual({ data: { genres: ['Drama'], movie: null } });
  });
});

test('an account that exists still gets NotFound and null', async () => {
  const { client } = await testApp.newAccount();
  const query = `mutation { releaseHold(input: { holdId: "${newId()}" }) { errors { __typename } } }`;
  expect(await client.send(query)).toEqual({ data: { releaseHold: { errors: [{ __typename: 'NotFound' }] } } });
  expect(await client.send(`{ hold(id: "${newId()}") { id } }`)).toEqual({ data: { hold: null } });
});
