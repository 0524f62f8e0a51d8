import { MAX_AMOUNT, type Money, sumOf } from '../platform/money.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { MappedSeat } from '../venues/seat-map/mapped-seats.ts';
import type { PriceRow } from './price.service.ts';

/** The ticket that a buyer selects for one seat. */
export interface TicketSelection {
  seatId: string;
  ticketTypeId: string;
}

/** What one ticket costs. */
export interface QuoteLine {
  kind: 'TICKET';
  seat: MappedSeat;
  ticketType: PriceRow['ticketType'];
  /** For people, as in "Adult, C7". */
  label: string;
  amount: Money;
}

/** What the tickets of a hold cost, line by line. */
export interface Quote {
  lines: QuoteLine[];
  /** The sum of the lines. */
  total: Money;
}

/**
 * Every seat of the hold needs exactly one ticket, of a type that the seat's category has a price for.
 * Refused: InvalidInput for each ticket that is wrong.
 */
export function quoteTickets({
  tickets,
  seatIds,
  seats,
  prices,
}: {
  tickets: readonly TicketSelection[];
  /** Those of the hold. */
  seatIds: readonly string[];
  /** Those of the seat map, by their ids. */
  seats: ReadonlyMap<string, MappedSeat>;
  /** Those of the showing. */
  prices: readonly PriceRow[];
}): Outcome<Quote> {
  const problems: UserError[] = [];
  const missing = new Set(seatIds);
  const lines = tickets.flatMap(({ seatId, ticketTypeId }, index) => {
    const refuse = (message: string, field: string) => problems.push(invalidInput(message, 'tickets', index, field));
    const isFirst = missing.delete(seatId);
    const seat = seats.get(seatId);
    if (!seatIds.includes(seatId)) refuse('This seat is not in the hold.', 'seatId');
    else if (!isFirst) refuse('This seat has a ticket already.', 'seatId');
    const price = prices.find(
      (row) => row.seatCategoryId === seat?.seatCategoryId && row.ticketTypeId === ticketTypeId,
    );
    if (!price) refuse('There is no price for this ticket type on this seat.', 'ticketTypeId');
    return seat && price ? [toLine(seat, price)] : [];
  });
  if (missing.size > 0) problems.push(invalidInput('Every seat of the hold needs a ticket.', 'tickets'));
  const [problem, ...more] = problems;
  if (problem) return refused(problem, ...more);
  const amountMinor = sumOf(lines.map(({ amount }) => amount.amountMinor));
  if (amountMinor > MAX_AMOUNT) return refused(invalidInput('The total is larger than any amount can be.', 'tickets'));
  return { value: { lines, total: { amountMinor, currency: lines[0]?.amount.currency ?? '' } } };
}

function toLine(seat: MappedSeat, { ticketType, amountMinor, currency }: PriceRow): QuoteLine {
  return {
    kind: 'TICKET',
    seat,
    ticketType,
    label: `${ticketType.name}, ${seat.label}`,
    amount: { amountMinor, currency },
  };
}
