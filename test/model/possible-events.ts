import { isBeingExchanged } from './rules.ts';
import { debtOf, type Event, idsWhere, isUnpaid, type Request, rowOf, type SlowRequest, type State } from './state.ts';

/** How much there can be of everything, so that an exploration ends. */
export interface Bounds {
  buyers: number;
  holds: number;
  bookings: number;
  payments: number;
  /** What buyers ask for. */
  requests: readonly Request['type'][];
}

/** What buyers may ask for next; it may be refused. */
export function possibleRequests(state: State, bounds: Bounds): Request[] {
  const asked = REQUESTS.flatMap((possible) => possible(state, bounds));
  return asked.filter(({ type }) => bounds.requests.includes(type));
}

/** Every event that may come next. */
export function possibleEvents(state: State, bounds: Bounds): Event[] {
  const now: SlowRequest[] = [...possibleRequests(state, bounds), ...sweeps(state)];
  const slow = now.filter(isWorthWaiting).map((request): Event => ({ type: 'begin', request }));
  return [
    ...now,
    ...(state.slow === null && state.left.slow > 0 ? slow : []),
    ...(state.slow ? [{ type: 'commit' } as const] : []),
    ...workerEvents(state),
    ...crashes(state),
    ...(state.release > 0 || state.holds.some(({ left }) => left > 0) ? [{ type: 'tick' } as const] : []),
  ];
}

/** Those that decide by nothing that they have read before are the same whether they wait or not. */
function isWorthWaiting({ type }: SlowRequest): boolean {
  return !['extend', 'release', 'retry', 'retryAtCounter', 'payOtherwise'].includes(type);
}

/** What happens without being asked for, sooner or later. */
export function workerEvents(state: State): Event[] {
  return [
    ...state.payments.flatMap(({ status, worker, amount, requested, answer }, payment): Event[] => [
      ...(status === 'PENDING' && worker === 'IDLE' && amount > 0 ? [{ type: 'ask', payment } as const] : []),
      ...(requested && answer === null
        ? ([
            { type: 'charge', payment },
            { type: 'decline', payment },
          ] as const)
        : []),
      ...((worker === 'ASKED' && answer !== null) || (amount === 0 && status === 'PENDING')
        ? [{ type: 'record', payment } as const]
        : []),
    ]),
    ...idsWhere(state.refunds, ({ status }) => status === 'PENDING').map((refund): Event => ({
      type: 'giveBack',
      refund,
    })),
  ];
}

function crashes({ payments, refunds, left }: State): Event[] {
  const working = idsWhere(payments, ({ worker }) => worker === 'ASKED');
  const charged = idsWhere(payments, ({ answer }) => answer === 'CAPTURED');
  const unrecorded = idsWhere(refunds, ({ status, given }) => status === 'PENDING' && given === 0);
  return [
    ...(left.crashes > 0 ? working.map((payment): Event => ({ type: 'crash', payment })) : []),
    ...(left.crashes > 0 ? unrecorded.map((refund): Event => ({ type: 'giveBackUnrecorded', refund })) : []),
    ...(left.refusals > 0 ? unrecorded.map((refund): Event => ({ type: 'refuse', refund })) : []),
    ...(left.webhooks > 0 ? charged.map((payment): Event => ({ type: 'webhook', payment })) : []),
  ];
}

/** Rows that a sweeper would find. */
function sweeps({ holds, bookings }: State): SlowRequest[] {
  const isDue = (id: number) => rowOf(holds, id).left === 0;
  return [
    ...idsWhere(holds, ({ status }, id) => status === 'ACTIVE' && isDue(id)).map((hold): SlowRequest => ({
      type: 'expireHold',
      hold,
    })),
    ...idsWhere(bookings, (booking) => isUnpaid(booking) && isDue(booking.hold)).map((booking): SlowRequest => ({
      type: 'expireBooking',
      booking,
    })),
  ];
}

const REQUESTS: readonly ((state: State, bounds: Bounds) => Request[])[] = [
  ({ seats, holds }, { buyers, holds: most }) =>
    holds.length >= most
      ? []
      : range(buyers).flatMap((buyer) =>
          choices(range(seats.length)).map((chosen) => ({ type: 'hold', buyer, seats: chosen })),
        ),
  ({ holds }) => activeHolds(holds).map((hold) => ({ type: 'extend', hold })),
  ({ seats, holds }) => activeHolds(holds).flatMap((hold) => changes(rowOf(holds, hold).seats, seats.length, hold)),
  ({ holds, bookings }) => {
    const isReleasable = (id: number) =>
      bookings.some(({ hold, status }) => hold === id && (status === 'PAYMENT_FAILED' || status === 'DUE_AT_COUNTER'));
    const held = idsWhere(holds, (hold, id) => (hold.status === 'ACTIVE' && hold.left > 0) || isReleasable(id));
    return held.map((hold) => ({ type: 'release', hold }));
  },
  ({ holds, bookings }, { bookings: most }) =>
    bookings.length >= most
      ? []
      : idsWhere(holds, ({ status }) => status === 'ACTIVE' || status === 'CONVERTED').flatMap((hold) => [
          { type: 'place', hold },
          { type: 'placeAtCounter', hold },
        ]),
  ({ bookings, payments }, { payments: most }) =>
    payments.length >= most
      ? []
      : idsWhere(bookings, ({ status }) => status === 'PAYMENT_FAILED' || status === 'DUE_AT_COUNTER').map(
          (booking) => ({ type: 'retry', booking }),
        ),
  ({ bookings }) =>
    idsWhere(bookings, ({ status }) => status === 'PAYMENT_FAILED' || status === 'PENDING_PAYMENT').map((booking) => ({
      type: 'retryAtCounter',
      booking,
    })),
  // Staff give back what the provider has refused to.
  (state) =>
    [...state.bookings.keys()].flatMap((booking) => {
      const amount = debtOf(state, booking);
      return amount > 0 ? [{ type: 'payOtherwise', booking, amount }] : [];
    }),
  ({ tickets }) => {
    const valid = idsWhere(tickets, ({ status }) => status === 'VALID');
    const wanted = choices(valid).filter((ids) => new Set(ids.map((id) => rowOf(tickets, id).booking)).size === 1);
    return wanted.map((ids) => ({ type: 'cancel', tickets: ids }));
  },
  (state, { payments: most }) =>
    idsWhere(state.tickets, ({ status }, id) => status === 'VALID' && !isBeingExchanged(state, id)).flatMap((ticket) =>
      idsWhere(
        state.holds,
        ({ buyer, status, seats, left }) =>
          status === 'ACTIVE' && left > 0 && seats.length === 1 && buyer === buyerOf(state, ticket),
      )
        .filter(() => state.payments.length < most)
        .map((hold) => ({ type: 'exchange', ticket, hold })),
    ),
];

function buyerOf({ tickets, bookings }: State, ticket: number): number {
  return rowOf(bookings, rowOf(tickets, ticket).booking).buyer;
}

/** Also past their deadline, while the sweeper has not noticed. */
function activeHolds(holds: State['holds']): number[] {
  return idsWhere(holds, ({ status }) => status === 'ACTIVE');
}

/** One seat more, one less, or one for another. */
function changes(own: readonly number[], seats: number, hold: number): Request[] {
  const others = range(seats).filter((seat) => !own.includes(seat));
  const adds = [[], ...others.map((seat) => [seat])];
  const removes = [[], ...own.map((seat) => [seat])];
  return adds
    .flatMap((add) => removes.map((remove) => ({ type: 'change', hold, add, remove }) as const))
    .filter(({ add, remove }) => add.length + remove.length > 0 && own.length + add.length > remove.length);
}

/** Every choice of one or more. */
function choices(ids: readonly number[]): number[][] {
  const all: number[][] = [];
  for (const id of ids) all.push(...all.map((chosen) => [...chosen, id]), [id]);
  return all;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
