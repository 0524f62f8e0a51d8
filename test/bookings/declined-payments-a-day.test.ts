import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookingInput } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking } from '../support/operations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const DECLINED = 'pm_card_visa_chargeDeclined';

describe.each(MODES)('declined payments of a day, %s', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let seat = 0;
  beforeAll(async () => {
    // Without Redis a process has to do everything.
    const role = mode === 'redis' ? { ROLE: 'api' } : {};
    const settings = { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.0/8', ...role };
    testApp = await startTestApp(mode, { settings });
    showing = await makeShowing(testApp.database);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** Books a seat. @returns its payment's id, or the code of the error */
  async function pay(client: GraphQLClient, { ip, paymentToken }: { ip: string; paymentToken: string }) {
    const seatIds = showing.seatIds.slice(seat, ++seat);
    const from = { 'x-forwarded-for': ip };
    const held = await client.send(HoldSeats, { input: { showingId: showing.showingId, seatIds } }, from);
    const input = bookingInput(showing, { holdId: held.data?.holdSeats.hold?.id ?? '', seatIds, paymentToken });
    const { data, errors } = await client.send(PlaceBooking, { input }, from);
    return errors?.[0]?.extensions.code ?? data?.placeBooking.booking?.payments[0]?.id ?? '';
  }

  /** Settles a payment, or waits until a worker has. */
  async function settle(paymentId: string): Promise<void> {
    await testApp.app.services.settlement.settlePayment(paymentId);
    const { prisma } = testApp.database;
    await vi.waitFor(async () =>
      expect(await prisma.payment.count({ where: { id: paymentId, status: 'PENDING' } })).toBe(0),
    );
  }

  async function payDeclined(client: GraphQLClient, ip: string): Promise<void> {
    const declined = vi.spyOn(testApp.app.services.paymentLimits, 'declined');
    await settle(await pay(client, { ip, paymentToken: DECLINED }));
    await vi.waitFor(() => expect(declined).toHaveResolvedTimes(1));
    declined.mockRestore();
  }

  async function decline(accountId: string, count: number): Promise<void> {
    for (let time = 0; time < count; time++) await testApp.app.services.paymentLimits.declined(accountId);
  }

  test('are twenty of an account', async () => {
    const { client, accountId } = await testApp.newAccount();
    await decline(accountId, 18);
    await payDeclined(client, '192.0.2.1');
    await settle(await pay(client, { ip: '192.0.2.1', paymentToken: 'pm_card_visa' }));
    // 19 so far: a payment that succeeded is none.
    await payDeclined(client, '192.0.2.2');
    expect(await pay(client, { ip: '192.0.2.3', paymentToken: DECLINED })).toBe('RATE_LIMITED');
    const wait = await testApp.app.services.paymentLimits.consume({ accountId, ip: '192.0.2.3' });
    expect(wait).toBeGreaterThan(3600);
  });

  test('are a hundred of the address that their accounts pay from', async () => {
    const ip = '192.0.2.50';
    const { paymentLimits } = testApp.app.services;
    for (let account = 0; account < 33; account++) {
      const accountId = newId();
      expect(await paymentLimits.consume({ accountId, ip })).toBe(0);
      await decline(accountId, 3);
    }
    const { client } = await testApp.newAccount();
    await payDeclined(client, ip);
    const another = await testApp.newAccount();
    expect(await pay(another.client, { ip, paymentToken: DECLINED })).toBe('RATE_LIMITED');
    expect(await pay(another.client, { ip: '192.0.2.51', paymentToken: DECLINED })).not.toBe('RATE_LIMITED');
  });

  // Where no worker is faster.
  test.runIf(mode === 'redis')('are not those whose card was never tried, since the booking ended before', async () => {
    const { client, accountId } = await testApp.newAccount();
    await decline(accountId, 19);
    const paymentId = await pay(client, { ip: '192.0.2.60', paymentToken: 'pm_card_visa' });
    await testApp.database.prisma.booking.updateMany({ where: { accountId }, data: { status: 'EXPIRED' } });
    await settle(paymentId);
    expect(await testApp.database.prisma.payment.findUnique({ where: { id: paymentId } })).toMatchObject({
      status: 'DECLINED',
    });
    expect(await testApp.app.services.paymentLimits.consume({ accountId, ip: '192.0.2.60' })).toBe(0);
  });
});
