import { isFree, RULES, type Rules } from './rules.ts';
import type { ScopeName } from './scopes.ts';
import { rowOf, type State, sumOf } from './state.ts';

/** The rules with one of them replaced, as a programmer could write it. */
export interface Mutant {
  /** What is done wrong. */
  name: string;
  changes: Partial<Rules>;
  /** Where it shows. */
  scope: ScopeName;
  /** What it breaks first. */
  breaks: string;
}

const isHadOrFree = ({ seats }: State, { seat, hold }: { seat: number; hold: number }) => {
  const row = rowOf(seats, seat);
  return row.status === 'AVAILABLE' || row.hold === hold;
};

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'holds a seat without looking at the deadline of the hold that it has',
    changes: { mayTake: ({ seats }, seat) => rowOf(seats, seat).status !== 'SOLD' },
    scope: 'payments',
    breaks: 'a seat has two owners',
  },
  {
    name: 'takes a seat because it was free when it was read',
    changes: { mayTake: (state, seat, seen) => seen === 'FREE' || isFree(state, seat) },
    scope: 'races',
    breaks: 'a seat has two owners',
  },
  {
    name: 'skips the comparison with the seats that the request has read',
    changes: { hasSeatsSeen: () => true },
    scope: 'races',
    breaks: 'a booking is not for the seats of its hold',
  },
  {
    name: 'extends a hold without its latest deadline',
    changes: { newDeadline: ({ left }, ticks) => Math.max(left, ticks) },
    scope: 'deadlines',
    breaks: 'a hold lasts longer than it can',
  },
  {
    name: 'extends a hold whose deadline has passed',
    changes: { isLive: () => true },
    scope: 'payments',
    breaks: 'a seat has two owners',
  },
  {
    name: 'forgets to free the seats of what has ended',
    changes: { seatsToFree: () => [] },
    scope: 'payments',
    breaks: 'a seat is kept by a hold that has ended',
  },
  {
    name: 'frees all seats of a hold that has ended, also those that another buyer has by now',
    changes: { seatsToFree: ({ holds }, id) => [...rowOf(holds, id).seats] },
    scope: 'payments',
    breaks: 'a hold that lasts has lost a seat',
  },
  {
    name: 'books a hold that is booked',
    changes: { mayPlace: ({ status }) => status === 'ACTIVE' || status === 'CONVERTED' },
    scope: 'payments',
    breaks: 'a hold has two bookings',
  },
  {
    name: 'ends a booking without the condition on the status before',
    changes: { mayExpireBooking: (_, { left }, seen) => seen === 'DUE' || left === 0 },
    scope: 'races',
    breaks: 'bookings: EXPIRED after CONFIRMED',
  },
  {
    name: 'records a decline without the condition on the status before',
    changes: { mayFail: () => true },
    scope: 'payments',
    breaks: 'bookings: PAYMENT_FAILED after EXPIRED',
  },
  {
    name: 'does not tell the provider to abandon the payment of what has ended',
    changes: {
      whatToAsk: (state, payment) => (RULES.whatToAsk(state, payment) === 'CAPTURE' ? 'CAPTURE' : 'NOTHING'),
    },
    scope: 'payments',
    breaks: 'in the end 3 is kept where 0 is right',
  },
  {
    name: 'charges under a new key after a crash',
    changes: { keepsChargeKey: false },
    scope: 'payments',
    breaks: 'a payment was charged twice',
  },
  {
    name: 'gives back under a new key after a crash',
    changes: { keepsRefundKey: false },
    scope: 'payments',
    breaks: 'more is given back than was captured',
  },
  {
    name: 'records an answer a second time',
    changes: { maySettle: () => true },
    scope: 'payments',
    breaks: 'more is given back than was captured',
  },
  {
    name: 'sells seats that the hold has lost',
    changes: { maySell: () => true },
    scope: 'payments',
    breaks: 'a seat has two owners',
  },
  {
    name: 'confirms without the condition on the status before, and sells whatever is free',
    changes: {
      mayConfirm: () => true,
      maySell: (state, hold) => rowOf(state.holds, hold).seats.every((seat) => isHadOrFree(state, { seat, hold })),
    },
    scope: 'payments',
    breaks: 'bookings: CONFIRMED after EXPIRED',
  },
  {
    name: 'drops the refund of a late capture',
    changes: { lateRefund: () => 0 },
    scope: 'payments',
    breaks: 'in the end 3 is kept where 0 is right',
  },
  {
    name: 'cancels what was VALID when it was read',
    changes: { mayCancel: (state, id, seen) => seen === 'VALID' || RULES.mayCancel(state, id, seen) },
    scope: 'races',
    breaks: 'in the end 0 is kept where 1 is right',
  },
  {
    name: 'gives back for a ticket without looking at what is left of the payment',
    changes: {
      mayCancel: (state, id, seen) => seen === 'VALID' || RULES.mayCancel(state, id, seen),
      refundable: ({ payments }, id) => rowOf(payments, id).amount,
    },
    scope: 'races',
    breaks: 'more is given back than was captured',
  },
  {
    name: 'forgets to free the seat of a cancelled ticket',
    changes: { freesSoldSeats: false },
    scope: 'payments',
    breaks: 'a SOLD seat and its VALID ticket do not agree',
  },
  {
    name: 'leaves a booking CONFIRMED whose last ticket is cancelled',
    changes: { endsWithLastTicket: false },
    scope: 'payments',
    breaks: 'tickets and booking do not agree',
  },
  {
    name: 'an exchange gives the old seat up before it has the new one',
    changes: { exchangesInOneAct: false },
    scope: 'races of exchanges',
    breaks: 'tickets and booking do not agree',
  },
  {
    name: 'an exchange does not charge the difference',
    changes: { difference: () => 0 },
    scope: 'exchanges',
    breaks: 'in the end 3 is kept where 4 is right',
  },
  {
    name: 'exchanges a ticket that was cancelled while the difference was paid',
    changes: { mayExchange: () => true },
    scope: 'exchanges',
    breaks: 'tickets and booking do not agree',
  },
  {
    name: 'keeps seats for the counter only as long as for a card',
    changes: { counterDeadline: ({ left }) => Math.max(left, 1) },
    scope: 'at the counter',
    breaks: 'seats do not wait at the counter until their release',
  },
  {
    name: 'keeps seats for the counter without a later end for the card that may follow',
    changes: { counterCeiling: ({ ceiling }) => ceiling },
    scope: 'at the counter',
    breaks: 'a hold lasts longer than it can',
  },
  {
    name: 'expires only what has been tried to be paid',
    changes: {
      mayExpireBooking: (booking, hold, seen) =>
        booking.status !== 'DUE_AT_COUNTER' && RULES.mayExpireBooking(booking, hold, seen),
    },
    scope: 'at the counter',
    breaks: 'the sweeper leaves a booking whose deadline has passed',
  },
  {
    name: 'ends a booking that was due at the counter when it was read, and is paid by card meanwhile',
    changes: { mayExpireBooking: (_, { left }, seen) => seen === 'DUE' || left === 0 },
    scope: 'races at the counter',
    breaks: 'bookings: EXPIRED after CONFIRMED',
  },
  {
    name: 'lets a booking go to the counter while its payment is in progress',
    changes: { mayRetryAtCounter: ({ status }) => status === 'PAYMENT_FAILED' || status === 'PENDING_PAYMENT' },
    scope: 'at the counter',
    breaks: 'bookings: DUE_AT_COUNTER after PENDING_PAYMENT',
  },
  {
    name: 'records a refund that was refused as given back',
    changes: { afterRefusal: 'SUCCEEDED' },
    scope: 'refused refunds',
    breaks: 'in the end 3 is kept where 1 is right',
  },
  {
    name: 'counts what was refused as given back',
    changes: {
      refundable: (state, id) =>
        rowOf(state.payments, id).amount - sumOf(state.refunds, ({ payment, amount }) => (payment === id ? amount : 0)),
    },
    scope: 'refused refunds',
    breaks: 'staff cannot give back what the provider has refused to',
  },
  {
    name: 'asks the provider for what staff have given back themselves',
    changes: { asksForPaidOtherwise: true },
    scope: 'refused refunds',
    breaks: 'what has FAILED, or what staff have given back, was given back by the provider',
  },
];

/**
 * Two walls, one behind the other: each of these alone breaks nothing, since the other one stands. What breaks when both are gone is in
 * the table above.
 */
export const SECOND_WALLS: readonly Pick<Mutant, 'name' | 'changes' | 'scope'>[] = [
  {
    name: 'money confirms an ended booking: its hold has no seats to sell',
    changes: { mayConfirm: () => true },
    scope: 'exchanges',
  },
  {
    name: 'a dead booking is charged: the money is given back',
    changes: { whatToAsk: () => 'CAPTURE' },
    scope: 'exchanges',
  },
  {
    name: 'a hold is ended by what was read of its deadline: one that has passed is never moved',
    changes: { mayExpireHold: ({ status, left }, seen) => seen === 'DUE' || (status === 'ACTIVE' && left === 0) },
    scope: 'races of exchanges',
  },
  {
    name: 'a booking is ended by what was read of its deadline: one that has passed is never moved',
    changes: {
      mayExpireBooking: (booking, hold, seen) =>
        RULES.mayExpireBooking(booking, seen === 'DUE' ? { ...hold, left: 0 } : hold, seen),
    },
    scope: 'races of exchanges',
  },
  {
    name: 'paying at the counter is accepted after its time: the seats are not kept for it',
    changes: { isOfferedAtCounter: () => true },
    scope: 'at the counter',
  },
];
