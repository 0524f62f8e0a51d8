import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookingOnce, bookSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const ReadNextAction = graphql(`
  query ReadNextAction($id: ID!) {
    booking(id: $id) {
      status
      payableUntil
      payments {
        id
        status
        nextAction {
          url
          clientSecret
          expiresAt
        }
      }
    }
  }
`);

describe.each(MODES)('a payment that needs an action of the buyer, %s,', (mode) => {
  let testApp: TestApp;
  let buyer: GraphQLClient;
  let bookingId: string;
  let url: string;

  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  beforeEach(async () => {
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    ({ client: buyer } = await testApp.newAccount());
    const paymentToken = 'pm_card_authenticationRequired';
    ({ id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken }));
    await expect.poll(() => nextAction(buyer), { timeout: 10_000 }).not.toBeNull();
    // The address of the server, whatever PUBLIC_URL is.
    url = new URL(new URL((await nextAction(buyer))?.url ?? '').pathname, testApp.app.url).href;
  });

  async function nextAction(client: GraphQLClient) {
    const { booking } = await client.request(ReadNextAction, { id: bookingId });
    return booking?.payments[0]?.nextAction ?? null;
  }

  test('keeps the seats meanwhile; only the account that pays is told what to do', async () => {
    const { booking } = await buyer.request(ReadNextAction, { id: bookingId });
    expect(booking).toMatchObject({
      status: 'PENDING_PAYMENT',
      payments: [{ status: 'REQUIRES_ACTION', nextAction: { clientSecret: null, expiresAt: booking?.payableUntil } }],
    });
    const { client: admin } = await testApp.newAccount('ADMIN');
    const seen = await admin.request(ReadNextAction, { id: bookingId });
    expect(seen.booking?.payments).toMatchObject([{ status: 'REQUIRES_ACTION', nextAction: null }]);
  });

  test.each([
    ['approve', 'CONFIRMED', 'SUCCEEDED', [2400]],
    ['decline', 'PAYMENT_FAILED', 'DECLINED', []],
  ] as const)('%s: the booking is %s', async (answer, status, paymentStatus, charged) => {
    expect(await (await fetch(url)).text()).toContain(`/${answer}"`);
    expect((await fetch(`${url}/${answer}`, { method: 'POST' })).status).toBe(200);
    const booking = await bookingOnce(buyer, bookingId, status);
    expect(booking.payments).toMatchObject([{ status: paymentStatus }]);
    expect(await nextAction(buyer)).toBeNull();
    // A second answer changes nothing.
    expect((await fetch(`${url}/approve`, { method: 'POST' })).status).toBe(404);
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged, refunded: [] });
  });

  test('is abandoned when the seats are no longer kept: a later approval takes nothing', async () => {
    const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    await letHoldEnd(testApp.database, holdId);
    await bookingOnce(buyer, bookingId, 'EXPIRED');
    await expect
      .poll(async () => (await bookingOnce(buyer, bookingId, 'EXPIRED')).payments, { timeout: 10_000 })
      .toMatchObject([{ status: 'DECLINED', declineCode: 'booking_expired' }]);
    expect((await fetch(`${url}/approve`, { method: 'POST' })).status).toBe(404);
    const booking = await bookingOnce(buyer, bookingId, 'EXPIRED');
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [], refunded: [] });
  });

  test('that was approved without a job is found by recovery', async () => {
    const payment = await testApp.database.prisma.payment.findFirstOrThrow({ where: { bookingId } });
    await testApp.database.prisma.fakeGatewayCharge.update({
      where: { paymentId: payment.id },
      data: { outcome: 'succeeded' },
    });
    await testApp.database.prisma.$executeRaw`
      update payment set created_at = created_at - interval '1 minute' where id = ${payment.id}::uuid`;
    await bookingOnce(buyer, bookingId, 'CONFIRMED');
  });

  test('has no page for what does not exist', async () => {
    for (const id of [newId(), 'x']) {
      const answered = await fetch(new URL(`/fake-payment/${id}/approve`, testApp.app.url), { method: 'POST' });
      expect(answered.status).toBe(404);
    }
  });
});
