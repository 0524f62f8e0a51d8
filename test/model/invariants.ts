import {
  debtOf,
  type Event,
  idsWhere,
  inOrder,
  isUnpaid,
  refundedOf,
  rowOf,
  seatsWith,
  type State,
  sumOf,
} from './state.ts';

type Invariant = (state: State) => boolean;

/** What is true of every state. The name says what is broken otherwise. */
const OF_STATES: Readonly<Record<string, Invariant>> = {
  'a seat has two owners': (state) =>
    state.seats.every((_, seat) => {
      const sold = state.tickets.filter((ticket) => ticket.seat === seat && ticket.status === 'VALID');
      const kept = state.holds.filter(
        ({ left, seats }, id) => left > 0 && seats.includes(seat) && mayKeepSeats(state, id),
      );
      return sold.length + kept.length <= 1;
    }),
  'a hold that lasts has lost a seat': (state) =>
    state.holds.every(({ status, left, seats }, id) => {
      return status !== 'ACTIVE' || left === 0 || seatsWith(state, id).length === seats.length;
    }),
  'a hold lasts longer than it can': ({ holds }) => holds.every(({ left, ceiling }) => left <= ceiling),
  'a seat is kept by a hold that has ended': (state) =>
    state.seats.every(({ status, hold }, seat) => {
      if (status !== 'HELD' || hold === null) return hold === null;
      return rowOf(state.holds, hold).seats.includes(seat) && mayKeepSeats(state, hold);
    }),
  'a SOLD seat and its VALID ticket do not agree': ({ seats, tickets }) =>
    seats.every(({ status, ticket }, seat) => {
      return (status === 'SOLD') === (ticket !== null) && (ticket === null || isValidFor(tickets, ticket, seat));
    }) && tickets.every(({ status, seat }, id) => status !== 'VALID' || rowOf(seats, seat).ticket === id),
  'a booking is not for the seats of its hold': ({ bookings, holds, tickets }) =>
    bookings.every(({ status, hold }, booking) => {
      if (!isUnpaid({ status })) return true;
      const own = tickets.filter((ticket) => ticket.booking === booking).map(({ seat }) => seat);
      return inOrder(rowOf(holds, hold).seats).join() === inOrder(own).join();
    }),
  'a hold has two bookings': ({ bookings }) => new Set(bookings.map(({ hold }) => hold)).size === bookings.length,
  'tickets and booking do not agree': ({ bookings, tickets }) =>
    bookings.every(({ status }, booking) => {
      const own = tickets.filter((ticket) => ticket.booking === booking).map((ticket) => ticket.status);
      if (status === 'CONFIRMED') return own.includes('VALID') && !own.includes('PENDING');
      const all = isUnpaid({ status }) ? 'PENDING' : 'VOID';
      return own.every((ticket) => ticket === all);
    }),
  'a booking waits at the counter while a payment of it is under way, or came': ({ bookings, payments }) =>
    bookings.every(({ status }, booking) => {
      const own = payments.filter((payment) => payment.booking === booking);
      return status !== 'DUE_AT_COUNTER' || own.every((payment) => payment.status === 'DECLINED');
    }),
  'seats do not wait at the counter until their release': ({ bookings, holds, release }) =>
    bookings.every(({ status, hold }) => status !== 'DUE_AT_COUNTER' || rowOf(holds, hold).left === release),
  'staff give back what nobody has refused': (state) =>
    state.bookings.every((_, booking) => debtOf(state, booking) >= 0),
  'what has FAILED, or what staff have given back, was given back by the provider': ({ refunds }) =>
    refunds.every(({ status, given, otherwise }) => given === 0 || (status !== 'FAILED' && !otherwise)),
  'CONFIRMED without money': ({ bookings, payments }) =>
    bookings.every(({ status }, booking) => {
      if (status !== 'CONFIRMED') return true;
      return payments.some((payment) => payment.booking === booking && (payment.captures > 0 || payment.amount === 0));
    }),
  'a payment was charged twice': ({ payments }) => payments.every(({ captures }) => captures <= 1),
  'two captures of a booking stay': (state) =>
    state.bookings.every((_, booking) => {
      const staying = idsWhere(state.payments, (payment, id) => {
        const isOwn = payment.booking === booking && payment.exchange === null;
        return isOwn && payment.status === 'SUCCEEDED' && hasRefunds(state, id) < payment.amount;
      });
      return staying.length <= 1;
    }),
  'more is given back than was captured': (state) =>
    state.payments.every(({ amount, captures }, id) => {
      const given = sumOf(state.refunds, (refund) =>
        refund.payment === id ? (refund.otherwise ? 1 : refund.given) * refund.amount : 0,
      );
      return refundedOf(state, id) <= amount && given <= captures * amount;
    }),
  'an exchange is under way twice': ({ payments }) => {
    const pending = payments.flatMap(({ exchange, status }) =>
      exchange && status === 'PENDING' ? exchange.ticket : [],
    );
    return new Set(pending).size === pending.length;
  },
};

const INVARIANTS = Object.entries(OF_STATES);

/**
 * What was taken and not given back, and what is right once nothing is under way: the price of the good tickets, fees, and what the
 * provider has refused to give back and staff have not given back yet.
 */
export function balance(state: State): { taken: number; owed: number } {
  const captured = sumOf(state.payments, ({ captures, amount }) => captures * amount);
  const given = sumOf(state.refunds, ({ otherwise, given: times, amount }) => (otherwise ? 1 : times) * amount);
  const good = sumOf(state.tickets, ({ status, price, kept }) => (status === 'VALID' ? price : kept));
  const debt = sumOf([...state.bookings.keys()], (booking) => debtOf(state, booking));
  return { taken: captured - given, owed: good + debt };
}

/** Whether nothing is under way: no payment, no refund, no request, and nothing with the provider. */
export function isQuiet({ payments, refunds, slow }: State): boolean {
  const isDone = payments.every(({ status, requested, answer }) => {
    return status !== 'PENDING' && !(requested && answer === null);
  });
  return isDone && slow === null && refunds.every(({ status }) => status !== 'PENDING');
}

/** What may follow what; the same picture as in ARCHITECTURE.md. */
const NEXT = {
  // ACTIVE again after an exchange whose payment was declined.
  holds: { ACTIVE: ['CONVERTED', 'RELEASED', 'EXPIRED'], CONVERTED: ['RELEASED', 'ACTIVE'], RELEASED: [], EXPIRED: [] },
  bookings: {
    PENDING_PAYMENT: ['CONFIRMED', 'PAYMENT_FAILED', 'EXPIRED'],
    DUE_AT_COUNTER: ['PENDING_PAYMENT', 'EXPIRED', 'CANCELLED'],
    PAYMENT_FAILED: ['PENDING_PAYMENT', 'DUE_AT_COUNTER', 'EXPIRED', 'CANCELLED'],
    CONFIRMED: ['CANCELLED'],
    EXPIRED: [],
    CANCELLED: [],
  },
  tickets: { PENDING: ['VALID', 'VOID'], VALID: ['VOID'], VOID: [] },
  payments: { PENDING: ['SUCCEEDED', 'DECLINED'], SUCCEEDED: [], DECLINED: [] },
  refunds: { PENDING: ['SUCCEEDED', 'FAILED'], SUCCEEDED: [], FAILED: [] },
} as const;

/** @returns what is broken in a state; undefined when nothing is */
export function brokenIn(state: State): string | undefined {
  const broken = INVARIANTS.find(([, holds]) => !holds(state));
  if (broken) return broken[0];
  const { taken, owed } = balance(state);
  return isQuiet(state) && taken !== owed ? `in the end ${taken} is kept where ${owed} is right` : undefined;
}

/** @returns what an event has broken that cannot be seen of a state alone */
export function brokenBetween(before: State, event: Event, after: State): string | undefined {
  for (const table of ['holds', 'bookings', 'tickets', 'payments', 'refunds'] as const) {
    const next: Readonly<Record<string, readonly string[]>> = NEXT[table];
    for (const [id, { status }] of before[table].entries()) {
      const now = after[table][id]?.status;
      if (now === undefined) return `a row of ${table} is lost`;
      if (now !== status && next[status]?.includes(now) !== true) return `${table}: ${now} after ${status}`;
    }
  }
  return endedEarly(before, event, after) ?? leftLying(before, event, after);
}

/** A deadline that has not passed keeps its hold and its booking, unless their buyer gives them up. */
function endedEarly(before: State, { type }: Event, after: State): string | undefined {
  const isEnd = (was: string, is: string) => was !== is && is === 'EXPIRED';
  const early = (id: number) => rowOf(before.holds, id).left > 0;
  const hold = before.holds.some(({ status }, id) => early(id) && isEnd(status, rowOf(after.holds, id).status));
  const booking = before.bookings.some(
    ({ status, hold: own }, id) => early(own) && isEnd(status, rowOf(after.bookings, id).status),
  );
  return hold || booking ? `${type} ends what was kept still` : undefined;
}

/** The sweeper has found it, and its deadline has passed. */
function leftLying({ holds, bookings }: State, event: Event, after: State): string | undefined {
  if (event.type !== 'expireBooking') return undefined;
  const booking = rowOf(bookings, event.booking);
  const isDue = isUnpaid(booking) && rowOf(holds, booking.hold).left === 0;
  return isDue && rowOf(after.bookings, event.booking).status !== 'EXPIRED'
    ? 'the sweeper leaves a booking whose deadline has passed'
    : undefined;
}

function isValidFor(tickets: State['tickets'], id: number, seat: number): boolean {
  const ticket = rowOf(tickets, id);
  return ticket.status === 'VALID' && ticket.seat === seat;
}

/** What was given back of it, or should have been. */
function hasRefunds({ refunds }: State, payment: number): number {
  return sumOf(refunds, (refund) => (refund.payment === payment && !refund.otherwise ? refund.amount : 0));
}

/** An ACTIVE hold, or one whose booking or exchange waits for its payment. */
function mayKeepSeats({ holds, bookings, payments }: State, id: number): boolean {
  const { status } = rowOf(holds, id);
  if (status !== 'CONVERTED') return status === 'ACTIVE';
  const isOfUnpaid = bookings.some((booking) => booking.hold === id && isUnpaid(booking));
  return isOfUnpaid || payments.some(({ exchange, status: own }) => exchange?.hold === id && own === 'PENDING');
}
