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
  status: 'PENDING_PAYMENT' | 'CONFIRMED' | 'PAYMENT_FAILED' | 'EXPIRED' | 'CANCELLED';
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
  status: 'PENDING' | 'SUCCEEDED';
  /** How often the provider has really given it back. */
  given: number;
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
  | { type: 'tick' };

export interface Terms {
  /** Of each seat. */
  prices: readonly number[];
  /** Kept of each ticket that is cancelled. */
  fee: number;
  holdTicks: number;
  ceilingTicks: number;
  paymentTicks: number;
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
  | 'PaymentAttemptsExceeded';

export function initial({ prices }: Pick<Terms, 'prices'>, left: Budget): State {
  const seats = prices.map((): Seat => ({ status: 'AVAILABLE', hold: null, ticket: null }));
  return { seats, holds: [], bookings: [], tickets: [], payments: [], refunds: [], slow: null, left };
}

export function newPayment(of: Pick<Payment, 'booking' | 'amount'> & Partial<Payment>): Payment {
  const begun = { status: 'PENDING', exchange: null, worker: 'IDLE', requested: false, answer: null } as const;
  return { ...begun, captures: 0, ...of };
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
  return amount - sumOf(state.refunds, (refund) => (refund.payment === paymentId ? refund.amount : 0));
}

export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

export function inOrder(seats: readonly number[]): number[] {
  return seats.toSorted((one, other) => one - other);
}
