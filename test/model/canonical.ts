import { inOrder, type Slow, type State } from './state.ts';

/**
 * The same text for states that differ only in which buyer is which, in which of the seats of one price is which, and in the order in
 * which rows came. What is in the past, and decides nothing any more, is left out.
 */
export function canonical(state: State, prices: readonly number[]): string {
  const [first, second] = prices;
  const same = textOf(state, (seat) => seat);
  if (prices.length !== 2 || first !== second) return same;
  const swapped = textOf(state, (seat) => 1 - seat);
  return same < swapped ? same : swapped;
}

function textOf(state: State, seatOf: (seat: number) => number): string {
  const { crashes, webhooks, refusals, slow } = state.left;
  const writer = new Writer(state, seatOf);
  const buyers = new Map<number, string[]>();
  for (const [id, { buyer }] of state.holds.entries()) {
    const own = buyers.get(buyer) ?? [];
    own.push(writer.hold(id));
    buyers.set(buyer, own);
  }
  const asked = state.slow?.request.type === 'hold' ? state.slow.request.buyer : undefined;
  if (asked !== undefined && !buyers.has(asked)) buyers.set(asked, []);
  const texts = [...buyers].map(
    ([buyer, holds]) => (asked === buyer ? writer.slow() : '') + holds.toSorted().join(' '),
  );
  return `${crashes}${webhooks}${refusals}${slow}${state.release}${writer.general()}|${texts.toSorted().join('|')}`;
}

/** A row with the rows that belong to it. References to others are by seats, which are few. */
class Writer {
  readonly #state: State;
  readonly #seatOf: (seat: number) => number;

  constructor(state: State, seatOf: (seat: number) => number) {
    this.#state = state;
    this.#seatOf = seatOf;
  }

  hold(id: number): string {
    const { bookings, seats, holds } = this.#state;
    const { status, seats: own, left, ceiling } = holds[id] ?? never();
    const booking = bookings.findIndex(({ hold }) => hold === id);
    const isOver = status === 'RELEASED' || status === 'EXPIRED' || (booking >= 0 && isPast(bookings[booking]?.status));
    const kept = own.map((seat) => (seats[seat]?.hold === id ? '+' : '-') + String(this.#seatOf(seat)));
    const time = isOver ? '' : left > 0 ? `${left}${ceiling}` : '0';
    const bookingTexts = bookings.flatMap(({ hold }, index) => (hold === id ? this.#booking(index) : []));
    return `H${CODES[status]}${time}${isOver ? '' : kept.toSorted().join('')}${this.#mark('hold', id)}${bookingTexts.join('')}`;
  }

  #booking(id: number): string {
    const { bookings, tickets, payments } = this.#state;
    const own = tickets.flatMap(({ booking }, index) => (booking === id ? this.#ticket(index) : []));
    const paid = payments.flatMap(({ booking }, index) => (booking === id ? this.#payment(index) : []));
    return `{B${CODES[bookings[id]?.status ?? never()]}${this.#mark('booking', id)}${own.toSorted().join('')}${paid.toSorted().join('')}}`;
  }

  #ticket(id: number): string {
    const { tickets, seats } = this.#state;
    const { status, seat, kept, price } = tickets[id] ?? never();
    const { slow } = this.#state;
    const isAsked = slow?.request.type === 'cancel' && slow.request.tickets.includes(id);
    const mark = isAsked ? `*${slow.seen.includes(id)}` : '';
    const place = status === 'VOID' && seats[seat]?.ticket !== id && !isAsked ? '' : this.#seatOf(seat);
    return `T${CODES[status]}${place}.${price}.${kept}${seats[seat]?.ticket === id ? '=' : ''}${mark}${this.#mark('ticket', id)}`;
  }

  #payment(id: number): string {
    const { payments, refunds } = this.#state;
    const { amount, status, exchange, worker, requested, answer, captures } = payments[id] ?? never();
    const own = refunds
      .filter(({ payment }) => payment === id)
      .map((refund) => `R${CODES[refund.status]}${refund.amount}x${refund.given}${refund.otherwise ? 'o' : ''}`);
    const of =
      exchange && status === 'PENDING'
        ? `E${this.#seatOfTicket(exchange.ticket)}${this.#seatOfHold(exchange.hold)}`
        : exchange && 'E';
    return `P${CODES[status]}${amount}${worker[0]}${requested ? 'r' : ''}${answer?.[0] ?? ''}${captures}${of ?? ''}${own.toSorted().join('')}`;
  }

  #seatOfTicket(id: number): string {
    const { status, seat } = this.#state.tickets[id] ?? never();
    return `${CODES[status]}${this.#seatOf(seat)}`;
  }

  #seatOfHold(id: number): string {
    const { seats, left } = this.#state.holds[id] ?? never();
    return `${seats.map((seat) => this.#seatOf(seat)).join('')}:${left}`;
  }

  /** Seats, which say who has them only where nothing else does. */
  general(): string {
    const { seats } = this.#state;
    return seats
      .map(({ status }, seat) => [this.#seatOf(seat), status[0]] as const)
      .toSorted(([one], [other]) => one - other)
      .map(([, status]) => status)
      .join('');
  }

  slow(): string {
    const { slow } = this.#state;
    if (!slow) return '';
    const seats = (ids: readonly number[]) => inOrder(ids.map((seat) => this.#seatOf(seat))).join('');
    const { request, seen } = slow;
    const asked =
      request.type === 'hold'
        ? seats(request.seats)
        : request.type === 'change'
          ? `${seats(request.add)}/${seats(request.remove)}`
          : '';
    return `*${request.type}${asked}<${seats(seen)}>`;
  }

  #mark(table: 'hold' | 'booking' | 'ticket', id: number): string {
    const { slow } = this.#state;
    return slow && names(slow, table) === id ? this.slow() : '';
  }
}

function names({ request }: Slow, table: 'hold' | 'booking' | 'ticket'): number | undefined {
  return table in request ? (request as unknown as Record<string, number>)[table] : undefined;
}

/** Its hold keeps nothing, and its deadline says nothing. */
function isPast(status: string | undefined): boolean {
  return status === 'CONFIRMED' || status === 'CANCELLED' || status === 'EXPIRED';
}

const CODES: Readonly<Record<string, string>> = {
  ACTIVE: 'a',
  CONVERTED: 'c',
  RELEASED: 'r',
  EXPIRED: 'e',
  PENDING_PAYMENT: 'p',
  DUE_AT_COUNTER: 'u',
  PAYMENT_FAILED: 'f',
  CONFIRMED: 'v',
  CANCELLED: 'x',
  PENDING: 'p',
  VALID: 'v',
  VOID: 'o',
  SUCCEEDED: 's',
  DECLINED: 'd',
  FAILED: 'f',
};

function never(): never {
  throw new Error('a row is lost');
}
