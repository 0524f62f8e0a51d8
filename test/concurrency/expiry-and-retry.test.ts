import { expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ReadBooking, RetryPayment } from '../support/operations.ts';
import { PausedExpiry } from './paused-expiry.ts';

test('a booking whose hold is extended while its expiry is looking is not expired', async () => {
  await using expiry = await PausedExpiry.start();
  const { testApp } = expiry;
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client: buyer } = await testApp.newAccount();
  const paymentToken = 'pm_card_visa_chargeDeclined';
  const { id, payments } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken });
  await testApp.app.services.settlement.settlePayments(payments.map((payment) => payment.id));
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  await expiry.letDeadlineCome(holdId);
  await expiry.expireAfter(id, async () => {
    const input = { bookingId: id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
    expect((await buyer.request(RetryPayment, { input })).retryPayment.errors).toEqual([]);
  });
  expect((await buyer.request(ReadBooking, { id })).booking?.status).toBe('PENDING_PAYMENT');
});
