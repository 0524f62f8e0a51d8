import {
  type Booking,
  type Hold,
  isUnpaid,
  leftOf,
  type Payment,
  type Refund,
  rowOf,
  seatsWith,
  type State,
  type Terms,
  type Ticket,
} from './state.ts';

/**
 * Every decision of the server about seats and money, each under a name of its own. A mutant is these with one of them replaced.
 *
 * `seen` is what a request read before it waited for its locks, or undefined when it did not wait. A rule that is right looks at the
 * state as it is under the locks.
 */
export interface Rules {
  /** Whether a hold, or a change of one, may take the seat. */
  mayTake(state: State, seat: number, seen: 'FREE' | undefined): boolean;
  /** Whether the hold still lasts. */
  isLive(hold: Hold): boolean;
  /** Whether the hold has the seats that the request read. */
  hasSeatsSeen(hold: Hold, seen: readonly number[]): boolean;
  /** The deadline, in ticks from now, when a hold is extended by as many. */
  newDeadline(hold: Hold, ticks: number): number;
  /** The seats that a hold gives back when it ends. */
  seatsToFree(state: State, holdId: number): number[];
  /** Whether the sweeper ends the hold. */
  mayExpireHold(hold: Hold, seen: 'DUE' | undefined): boolean;

  /** Whether a booking can be made of the hold. */
  mayPlace(hold: Hold): boolean;
  /** Whether another payment may be made. */
  mayRetry(booking: Booking): boolean;
  /** Whether the booking may wait at the counter in place of another payment. */
  mayRetryAtCounter(booking: Booking): boolean;
  /** Whether paying at the counter is offered. */
  isOfferedAtCounter(state: State): boolean;
  /** The deadline of what waits at the counter, in ticks from now. */
  counterDeadline(hold: Hold, state: State): number;
  /** The latest deadline that it can be given, by a payment. */
  counterCeiling(hold: Hold, state: State, terms: Terms): number;
  /** Whether releaseHold ends the booking. */
  mayRelease(booking: Booking): boolean;
  /** Whether the sweeper ends the booking. */
  mayExpireBooking(booking: Booking, hold: Hold, seen: 'DUE' | undefined): boolean;

  /** What a worker asks the provider for. */
  whatToAsk(state: State, payment: Payment): 'CAPTURE' | 'ABANDON' | 'NOTHING';
  /** Whether the provider knows a repeated request again. */
  keepsChargeKey: boolean;
  keepsRefundKey: boolean;
  /** Whether an answer is recorded. */
  maySettle(payment: Payment): boolean;
  /** Whether money that came for the booking confirms it. */
  mayConfirm(booking: Booking): boolean;
  /** Whether the seats are sold for money that came. */
  maySell(state: State, holdId: number): boolean;
  /** Whether a declined payment makes the booking PAYMENT_FAILED. */
  mayFail(booking: Booking): boolean;
  /** What is given back of a capture that came too late. */
  lateRefund(payment: Payment): number;

  /** Whether the ticket can be cancelled. */
  mayCancel(state: State, ticketId: number, seen: 'VALID' | undefined): boolean;
  /** What is given back for a ticket, before it is bounded by what is left of the payment. */
  cancellationRefund(ticket: Ticket, terms: Terms): number;
  /** What a refund is that the provider has refused. */
  afterRefusal: Refund['status'];
  /** Whether the provider is asked for what staff have given back themselves. */
  asksForPaidOtherwise: boolean;
  /** What of the payment can be given back. */
  refundable(state: State, paymentId: number): number;
  /** Whether the seat of a ticket that is given up is free. */
  freesSoldSeats: boolean;
  /** Whether a booking without a VALID ticket ends. */
  endsWithLastTicket: boolean;

  /** Whether the ticket can be exchanged for the seat of a hold. */
  mayExchange(state: State, ticketId: number): boolean;
  /** Whether the old seat is given up only when the new one is had. */
  exchangesInOneAct: boolean;
  /** What is to be paid; below 0: what is given back. */
  difference(oldPrice: number, newPrice: number): number;
}

export const isFree = (state: State, seat: number): boolean => {
  const { status, hold } = rowOf(state.seats, seat);
  return status === 'AVAILABLE' || (status === 'HELD' && hold !== null && rowOf(state.holds, hold).left === 0);
};

/** A payment of a difference is in progress, which will exchange the ticket. */
export function isBeingExchanged(state: State, ticketId: number): boolean {
  return state.payments.some(({ exchange, status }) => exchange?.ticket === ticketId && status === 'PENDING');
}

/** The server's. */
export const RULES: Rules = {
  mayTake: isFree,
  isLive: ({ left }) => left > 0,
  hasSeatsSeen: ({ seats }, seen) => seats.length === seen.length && seats.every((seat) => seen.includes(seat)),
  newDeadline: ({ left, ceiling }, ticks) => Math.min(Math.max(left, ticks), ceiling),
  seatsToFree: seatsWith,
  mayExpireHold: ({ status, left }) => status === 'ACTIVE' && left === 0,

  mayPlace: ({ status }) => status === 'ACTIVE',
  mayRetry: ({ status }) => status === 'PAYMENT_FAILED' || status === 'DUE_AT_COUNTER',
  mayRetryAtCounter: ({ status }) => status === 'PAYMENT_FAILED',
  isOfferedAtCounter: ({ release }) => release > 0,
  counterDeadline: (_, { release }) => release,
  counterCeiling: ({ ceiling }, { release }, { paymentTicks }) => Math.max(ceiling, release + paymentTicks),
  mayRelease: ({ status }) => status === 'PAYMENT_FAILED' || status === 'DUE_AT_COUNTER',
  mayExpireBooking: (booking, { left }) => isUnpaid(booking) && left === 0,

  whatToAsk: (state, { booking, exchange }) => (isAwaited(state, { booking, exchange }) ? 'CAPTURE' : 'ABANDON'),
  keepsChargeKey: true,
  keepsRefundKey: true,
  maySettle: ({ status }) => status === 'PENDING',
  mayConfirm: ({ status }) => status === 'PENDING_PAYMENT' || status === 'DUE_AT_COUNTER',
  maySell: (state, holdId) => seatsWith(state, holdId).length === rowOf(state.holds, holdId).seats.length,
  mayFail: ({ status }) => status === 'PENDING_PAYMENT',
  lateRefund: ({ amount }) => amount,

  mayCancel: (state, ticketId) => rowOf(state.tickets, ticketId).status === 'VALID',
  cancellationRefund: ({ price }, { fee }) => Math.max(0, price - fee),
  afterRefusal: 'FAILED',
  asksForPaidOtherwise: false,
  refundable: leftOf,
  freesSoldSeats: true,
  endsWithLastTicket: true,

  mayExchange: (state, ticketId) =>
    rowOf(state.tickets, ticketId).status === 'VALID' && !isBeingExchanged(state, ticketId),
  exchangesInOneAct: true,
  difference: (oldPrice, newPrice) => newPrice - oldPrice,
};

/** Whether what the payment is for can still be had. */
function isAwaited(state: State, { booking, exchange }: Pick<Payment, 'booking' | 'exchange'>): boolean {
  if (!exchange) return rowOf(state.bookings, booking).status === 'PENDING_PAYMENT';
  const isKept = seatsWith(state, exchange.hold).length > 0;
  return isKept && rowOf(state.tickets, exchange.ticket).status === 'VALID';
}
