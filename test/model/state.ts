/**
 * What the rules of seats and money are about: one showing, its buyers, the payment provider, and a clock. Rows refer to each other by
 * their place in their list, and are never removed.
 *
 * A tick is the only unit of time. Money is in small whole numbers.
 */
export interface State {
  seats: Seat[];
  holds: Hold[];
  bookings: Booking[];
  tickets: Ticket[];
  payments: Payment[];
  refunds: Refund[];
  /** Ticks until what waits at the counter is released. 0: it is, or nothing can be paid at the counter. */
  release: number;
  /** A request that has read and has not committed. Null: there is none. */
  slow: Slow | null;
  /** What may still happen: it bounds an exploration. */
  left: Budget;
}

export interface Seat {
  status: 'AVAILABLE' | 'HELD' | 'SOLD';
  /** Null unless it is HELD. */
  hold: number | null;
  /** Null unless it is SOLD. */
  ticket: number | null;
}

export interface Hold {
  buyer: number;
  seats: readonly number[];
  status: 'ACTIVE' | 'CONVERTED' | 'RELEASED' | 'EXPIRED';
  /** Ticks until the deadline. 0: it has passed, whether or not the sweeper has noticed. */
  left: number;
  /** Ticks until the latest deadline that it can be given. */
  ceiling: number;
}

export interface Booking {
  buyer: number;
  hold: number;
  status: 'PENDING_PAYMENT' | 'DUE_AT_COUNTER' | 'CONFIRMED' | 'PAYMENT_FAILED' | 'EXPIRED' | 'CANCELLED';
}

export interface Ticket {
  booking: number;
  seat: number;
  status: 'PENDING' | 'VALID' | 'VOID';
  price: number;
  /** What the cinema keeps of it; 0 unless it was cancelled. */
  kept: number;
}

export interface Payment {
  booking: number;
  amount: number;
  status: 'PENDING' | 'SUCCEEDED' | 'DECLINED';
  /** The exchange that it pays the difference of; null: it pays for the booking. */
  exchange: Exchange | null;
  /** The worker that settles it: has not begun (or was lost), or waits for the provider. */
  worker: 'IDLE' | 'ASKED';
  /** Whether the provider has received a request to charge. It may still act on it after the worker was lost. */
  requested: boolean;
  /** What the provider answers under the key of the payment; null: it has not decided. */
  answer: 'CAPTURED' | 'DECLINED' | 'ABANDONED' | null;
  /** How often the provider has really charged it. */
  captures: number;
}

/** A ticket for the seat of a hold. */
export interface Exchange {
  ticket: number;
  hold: number;
}

export interface Refund {
  payment: number;
  amount: number;
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  /** How often the provider has really given it back. */
  given: number;
  /** Staff have given it back themselves: the provider was not asked. */
  otherwise: boolean;
}

/** A request, and what it read before it waits for its locks. */
export interface Slow {
  request: SlowRequest;
  /** The seats of the hold; for a cancellation the tickets that were VALID. Empty where nothing was read. */
  seen: readonly number[];
}

export interface Budget {
  crashes: number;
  webhooks: number;
  /** Refunds that the provider refuses. */
  refusals: number;
  slow: number;
}

/** What a buyer asks for. */
export type Request =
  | { type: 'hold'; buyer: number; seats: readonly number[] }
  | { type: 'extend'; hold: number }
  | { type: 'change'; hold: number; add: readonly number[]; remove: readonly number[] }
  | { type: 'release'; hold: number }
  | { type: 'place'; hold: number }
  | { type: 'retry'; booking: number }
  /** To the counter, in place of a payment. */
  | { type: 'placeAtCounter'; hold: number }
  | { type: 'retryAtCounter'; booking: number }
  /** By staff, who have given the money back themselves. */
  | { type: 'payOtherwise'; booking: number; amount: number }
  | { type: 'cancel'; tickets: readonly number[] }
  | { type: 'exchange'; ticket: number; hold: number };

/** The sweeper may be slow too. */
export type SlowRequest = Request | { type: 'expireHold'; hold: number } | { type: 'expireBooking'; booking: number };

export type Event =
  | SlowRequest
  /** A request reads; it will go on after whatever comes next. */
  | { type: 'begin'; request: SlowRequest }
  | { type: 'commit' }
  /** A worker takes the payment, and asks the provider to charge it or never to do so. */
  | { type: 'ask'; payment: number }
  /** The provider decides. */
  | { type: 'charge'; payment: number }
  | { type: 'decline'; payment: number }
  /** The worker records the answer. */
  | { type: 'record'; payment: number }
  /** The worker is killed, or has waited too long. */
  | { type: 'crash'; payment: number }
  /** The provider tells of a charge by itself, however late and however often. */
  | { type: 'webhook'; payment: number }
  /** The provider gives back, and the worker records it, or is killed before. */
  | { type: 'giveBack'; refund: number }
  | { type: 'giveBackUnrecorded'; refund: number }
  /** The provider refuses to, and the worker records it. */
  | { type: 'refuse'; refund: number }
  | { type: 'tick' };

export interface Terms {
  /** Of each seat. */
  prices: readonly number[];
  /** Kept of each ticket that is cancelled. */
  fee: number;
  holdTicks: number;
  ceilingTicks: number;
  paymentTicks: number;
  /** Until the seats of those who pay at the counter are released; 0: nothing can be paid there. */
  counterTicks: number;
  /** Payments of a booking. */
  attempts: number;
}

/** Why a request is refused; the errors of the API. */
export type Refusal =
  | 'SeatsUnavailable'
  | 'HoldExpired'
  | 'HoldNotExtendable'
  | 'InvalidInput'
  | 'NotCancellable'
  | 'NotExchangeable'
  | 'PaymentAttemptsExceeded'
  | 'PaymentNotOffered'
  | 'RefundTooHigh';

export function initial({ prices, counterTicks }: Pick<Terms, 'prices' | 'counterTicks'>, left: Budget): State {
  const seats = prices.map((): Seat => ({ status: 'AVAILABLE', hold: null, ticket: null }));
  const none = { holds: [], bookings: [], tickets: [], payments: [], refunds: [] };
  return { seats, ...none, release: counterTicks, slow: null, left };
}

export function newPayment(of: Pick<Payment, 'booking' | 'amount'> & Partial<Payment>): Payment {
  const begun = { status: 'PENDING', exchange: null, worker: 'IDLE', requested: false, answer: null } as const;
  return { ...begun, captures: 0, ...of };
}

export function newRefund(of: Pick<Refund, 'payment' | 'amount'> & Partial<Refund>): Refund {
  return { status: 'PENDING', given: 0, otherwise: false, ...of };
}

/** Rows are copied, so that a step can write into them. */
export function copyOf(state: State): State {
  return {
    seats: state.seats.map((row) => ({ ...row })),
    holds: state.holds.map((row) => ({ ...row })),
    bookings: state.bookings.map((row) => ({ ...row })),
    tickets: state.tickets.map((row) => ({ ...row })),
    payments: state.payments.map((row) => ({ ...row })),
    refunds: state.refunds.map((row) => ({ ...row })),
    release: state.release,
    slow: state.slow,
    left: { ...state.left },
  };
}

/** @throws when there is no such row: a mistake of the model */
export function rowOf<Row>(rows: readonly Row[], id: number): Row {
  const row = rows[id];
  if (row === undefined) throw new Error(`there is no row ${id}`);
  return row;
}

/** The seats of the hold that it still has: after its deadline another buyer may have taken some. */
export function seatsWith(state: State, holdId: number): number[] {
  return rowOf(state.holds, holdId).seats.filter((seat) => rowOf(state.seats, seat).hold === holdId);
}

/** The ids of the rows for which it is true. */
export function idsWhere<Row>(rows: readonly Row[], condition: (row: Row, id: number) => boolean): number[] {
  return rows.flatMap((row, id) => (condition(row, id) ? [id] : []));
}

/** Of the payment: what was captured, as the rows have it, and has not been given back. */
export function leftOf(state: State, paymentId: number): number {
  const { amount, status } = rowOf(state.payments, paymentId);
  if (status !== 'SUCCEEDED') return 0;
  return amount - refundedOf(state, paymentId);
}

/** Of the payment, what is given back or on its way. */
export function refundedOf({ refunds }: State, paymentId: number): number {
  return sumOf(refunds, ({ payment, status, amount }) => (payment === paymentId && status !== 'FAILED' ? amount : 0));
}

/** Of the booking, what the provider has refused to give back and staff have not given back themselves. */
export function debtOf({ payments, refunds }: State, bookingId: number): number {
  const own = refunds.filter(({ payment }) => rowOf(payments, payment).booking === bookingId);
  return sumOf(own, ({ status, otherwise, amount }) => (status === 'FAILED' ? amount : otherwise ? -amount : 0));
}

/** The booking waits for money: its seats are kept until the deadline of its hold. */
export function isUnpaid({ status }: Pick<Booking, 'status'>): boolean {
  return status === 'PENDING_PAYMENT' || status === 'DUE_AT_COUNTER' || status === 'PAYMENT_FAILED';
}

export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

export function inOrder(seats: readonly number[]): number[] {
  return seats.toSorted((one, other) => one - other);
}
