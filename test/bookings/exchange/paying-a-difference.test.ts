import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { differencesOf } from '../../support/audited.ts';
import { letHoldEnd } from '../../support/buying.ts';
import { ReadBooking } from '../../support/operations.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { euros, exchange, settleAll } from './operations.ts';
import { type BoughtBeside, buyForChildBeside, toOther } from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

describe.each(['the same showing', 'another showing'])('the difference of an exchange for %s', (where) => {
  let bought: BoughtBeside;
  let holdId: string;
  let newBookingId: string;
  let paymentId: string;

  beforeEach(async () => {
    bought = await buyForChildBeside(testApp);
  });

  async function ask(token: string): Promise<void> {
    const { showing, other, client } = bought;
    const target = where === 'another showing' ? other : showing;
    const input = await toOther({ ...bought, other: target }, { ticketTypeId: other.ticketTypeId });
    const { booking } = await exchange(client, { ...input, payment: { token }, expectedDifference: euros(400) });
    ({ holdId } = input);
    newBookingId = booking?.id ?? '';
    paymentId = booking?.payments.at(-1)?.id ?? '';
  }

  const payment = () => testApp.database.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  const charges = () => testApp.database.prisma.fakeGatewayCharge.findMany({ where: { paymentId } });
  const settle = () => testApp.app.services.settlement.settlePayment(paymentId);
  const answer = (outcome: 'succeeded' | 'declined') =>
    testApp.database.prisma.fakeGatewayCharge.update({
      where: { paymentId },
      data: { outcome, declineCode: outcome === 'declined' ? 'authentication_failed' : null },
    });

  /** The old ticket is good, and what is in its place. */
  async function isExchanged(): Promise<boolean> {
    const { booking } = await bought.client.request(ReadBooking, { id: bought.bookingId });
    const isGood = booking?.tickets.some(({ id, status }) => id === bought.ticketIds[0] && status === 'VALID') === true;
    const { booking: after } = await bought.client.request(ReadBooking, { id: newBookingId });
    const isHad = after?.tickets.some(({ id, status }) => id !== bought.ticketIds[0] && status === 'VALID') === true;
    if (isGood === isHad) throw new Error(isGood ? 'there are two sets' : 'there is no seat');
    return isHad;
  }

  test('is paid once the buyer has approved it; until then the old ticket is good', async () => {
    await ask('pm_card_authenticationRequired');
    await settleAll(testApp);
    expect(await payment()).toMatchObject({ status: 'REQUIRES_ACTION' });
    expect(await isExchanged()).toBe(false);
    await answer('succeeded');
    await settle();
    expect(await payment()).toMatchObject({ status: 'SUCCEEDED', actionUrl: null, refundedMinor: 0n });
    expect(await isExchanged()).toBe(true);
  });

  test('is not paid when the buyer does not approve it', async () => {
    await ask('pm_card_authenticationRequired');
    await settleAll(testApp);
    await answer('declined');
    await settle();
    expect(await payment()).toMatchObject({ status: 'DECLINED', declineCode: 'authentication_failed' });
    expect(await isExchanged()).toBe(false);
  });

  test('is abandoned when the buyer has not approved it in time', async () => {
    await ask('pm_card_authenticationRequired');
    await settleAll(testApp);
    await letHoldEnd(testApp.database, holdId);
    await settle();
    expect(await payment()).toMatchObject({ status: 'DECLINED', declineCode: 'exchange_expired' });
    expect(await charges()).toMatchObject([{ outcome: 'abandoned' }]);
    expect(await isExchanged()).toBe(false);
    const { booking } = await bought.client.request(ReadBooking, { id: newBookingId });
    expect(booking?.status).toBe(where === 'another showing' ? 'EXPIRED' : 'CONFIRMED');
  });

  test('is charged once, also by a worker that dies between the charge and the commit', async () => {
    await ask('pm_fake_chargedThenError');
    await expect(settle()).rejects.toThrow();
    expect(await charges()).toMatchObject([{ outcome: 'succeeded' }]);
    expect(await payment()).toMatchObject({ status: 'PENDING' });
    expect(await isExchanged()).toBe(false);
    await settle();
    await settle();
    expect(await charges()).toHaveLength(1);
    expect(await payment()).toMatchObject({ status: 'SUCCEEDED', refundedMinor: 0n });
    expect(await isExchanged()).toBe(true);
  });

  test('is charged once by two workers at once', async () => {
    await ask('pm_card_visa');
    await Promise.all([settle(), settle()]);
    expect(await charges()).toHaveLength(1);
    expect(await payment()).toMatchObject({ status: 'SUCCEEDED', refundedMinor: 0n });
    expect(await isExchanged()).toBe(true);
  });
});
