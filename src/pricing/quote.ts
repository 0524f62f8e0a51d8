import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { PriceRow } from '../scheduling/showing.service.ts';

/** What a buyer wants for one seat. */
export interface TicketWish {
  seatId: string;
  ticketTypeId: string;
}

export interface PricedTicket extends TicketWish {
  price: PriceRow;
}

/**
 * Every seat of the hold needs exactly one ticket, of a type that the seat's category has a price for.
 * Refused: InvalidInput for each ticket that is wrong.
 */
export function priceTickets({
  tickets,
  seatIds,
  seats,
  prices,
}: {
  tickets: readonly TicketWish[];
  /** Those of the hold. */
  seatIds: readonly string[];
  /** Those of the seat map. */
  seats: readonly { id: string; seatCategoryId: string }[];
  prices: readonly PriceRow[];
}): Outcome<PricedTicket[]> {
  const problems: UserError[] = [];
  const categories = new Map(seats.map(({ id, seatCategoryId }) => [id, seatCategoryId]));
  const missing = new Set(seatIds);
  const priced = tickets.flatMap(({ seatId, ticketTypeId }, index) => {
    const refuse = (message: string, field: string) => problems.push(invalidInput(message, 'tickets', index, field));
    const isFirst = missing.delete(seatId);
    if (!seatIds.includes(seatId)) refuse('This seat is not in the hold.', 'seatId');
    else if (!isFirst) refuse('This seat has a ticket already.', 'seatId');
    const price = prices.find(
      (row) => row.seatCategoryId === categories.get(seatId) && row.ticketTypeId === ticketTypeId,
    );
    if (!price) refuse('There is no price for this ticket type on this seat.', 'ticketTypeId');
    return price ? [{ seatId, ticketTypeId, price }] : [];
  });
  if (missing.size > 0) problems.push(invalidInput('Every seat of the hold needs a ticket.', 'tickets'));
  const [problem, ...more] = problems;
  return problem ? refused(problem, ...more) : { value: priced };
}
