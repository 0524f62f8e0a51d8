import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const TOKENS = {
  'charges and answers with an error': 'pm_fake_chargedThenError',
  'charges and never answers': 'pm_fake_hang',
  'takes three seconds': 'pm_fake_slow',
};

describe.each(MODES)('a payment provider, %s,', (mode) => {
  let testApp: TestApp;
  let buyer: GraphQLClient;
  const bookings = new Map<string, string>();

  beforeAll(async () => {
    // Longer than the slow token takes, and shorter than the one that hangs.
    testApp = await startTestApp(mode, { overrides: { gatewayTimeoutMs: 3500 } });
    ({ client: buyer } = await testApp.newAccount());
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
    for (const [index, paymentToken] of Object.values(TOKENS).entries()) {
      const seatIds = showing.seatIds.slice(index, index + 1);
      bookings.set(paymentToken, (await bookSeats(buyer, showing, { seatIds, paymentToken })).id);
    }
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test.each(Object.entries(TOKENS))('that %s charges once, and the booking is confirmed', async (_, token) => {
    const booking = await bookingOnce(buyer, bookings.get(token) ?? '', 'CONFIRMED');
    expect(booking).toMatchObject({ payments: [{ status: 'SUCCEEDED' }], tickets: [{ status: 'VALID' }] });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [1200], refunded: [] });
  });
});
