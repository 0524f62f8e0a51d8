import { expect, test } from 'vitest';
import { notAwaitingPayment, notReleasable } from '../../src/bookings/booking-errors.ts';
import { BookingStatus } from '../../src/generated/prisma/client.ts';
import { salesClosed } from '../../src/seating/hold-errors.ts';

const ENDED = 'The hold has ended; its seats are no longer kept.';

/** What is said in each status; undefined where nothing is refused. Only in EXPIRED the seats are gone without the buyer's doing. */
interface Messages {
  byCard: string | undefined;
  atCounter: string | undefined;
  releaseHold: string | undefined;
}

const MESSAGES: Record<BookingStatus, Messages> = {
  PENDING_PAYMENT: {
    byCard: 'A payment of this booking is in progress.',
    atCounter: 'A payment of this booking is in progress.',
    releaseHold: 'The hold has become a booking. Until its payment has ended, the seats cannot be given back.',
  },
  DUE_AT_COUNTER: {
    byCard: undefined,
    atCounter: 'This booking is to be paid at the counter.',
    releaseHold: undefined,
  },
  PAYMENT_FAILED: { byCard: undefined, atCounter: undefined, releaseHold: undefined },
  CONFIRMED: {
    byCard: 'This booking is paid.',
    atCounter: 'This booking is paid.',
    releaseHold: 'The hold has become a booking. It is paid, and the seats are sold.',
  },
  EXPIRED: { byCard: ENDED, atCounter: ENDED, releaseHold: undefined },
  CANCELLED: {
    byCard: 'This booking was cancelled.',
    atCounter: 'This booking was cancelled.',
    releaseHold: undefined,
  },
};

test.each(Object.values(BookingStatus))('the messages about a booking that is %s are true', (status) => {
  expect({
    byCard: notAwaitingPayment({ status }, { atCounter: false })?.message,
    atCounter: notAwaitingPayment({ status }, { atCounter: true })?.message,
    releaseHold: notReleasable({ status })?.message,
  }).toEqual(MESSAGES[status]);
});

test.each([
  [new Date(), false, 'Sales have not opened yet.'],
  [null, true, 'The showing was cancelled.'],
  [null, false, 'Sales for this showing are closed.'],
])('sales that open at %s, cancelled: %s: %s', (opensAt, cancelled, message) => {
  expect(salesClosed(opensAt, { cancelled, path: 'holdId' })).toEqual({
    ...{ kind: 'SalesClosed', message, opensAt },
    path: ['input', 'holdId'],
  });
});
