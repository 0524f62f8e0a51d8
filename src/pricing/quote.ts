import type { BookingLineKind, TicketType } from '../generated/prisma/client.ts';
import { MAX_AMOUNT, type Money, sumOf } from '../platform/money.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { MappedSeat } from '../venues/seat-map/mapped-seats.ts';
import type { BasePrice, ShowingTerms } from './showing-terms.ts';
import { surchargesOf } from './surcharges.ts';
import { taxWithin } from './tax.ts';
import { ticketRuleProblems } from './ticket-rules.ts';

/** The ticket that a buyer selects for one seat. */
export interface TicketSelection {
  seatId: string;
  ticketTypeId: string;
}

/** One line of what is charged. */
export interface QuoteLine {
  kind: BookingLineKind;
  /** Null when it is about the booking as a whole. */
  seat: MappedSeat | null;
  ticketType: TicketType | null;
  /** For people, as in "Adult, C7". */
  label: string;
  /** Tax included. */
  amount: Money;
  taxRateBasisPoints: number;
  /** The part of the amount that is tax. */
  taxIncluded: Money;
}

/** A ticket, and what its TICKET, SURCHARGE and DISCOUNT lines are together. */
export interface QuotedTicket {
  seat: MappedSeat;
  ticketType: TicketType;
  /** In the currency of the total. */
  priceMinor: bigint;
}

/** What the tickets of a hold cost, line by line. */
export interface Quote {
  showingId: string;
  tickets: QuotedTicket[];
  lines: QuoteLine[];
  /** The sum of the lines. */
  total: Money;
}

interface QuoteRequest {
  tickets: readonly TicketSelection[];
  /** Those of the hold. */
  seatIds: readonly string[];
  /** Those of the seat map, by their ids. */
  seats: ReadonlyMap<string, MappedSeat>;
  terms: ShowingTerms;
}

/**
 * Every seat of the hold needs exactly one ticket, of a type that the seat's category has a price for, and whose terms are
 * met. Refused: InvalidInput and TicketTypeNotAllowed for each ticket that is wrong.
 */
export function quoteTickets({ tickets, seatIds, seats, terms }: QuoteRequest): Outcome<Quote> {
  const { chosen, problems } = chooseTickets({ tickets, seatIds, seats, terms });
  // Rules that count tickets are asked only where each ticket is known.
  if (problems.length === 0) problems.push(...ticketRuleProblems(chosen, 'ONLINE'));
  const [problem, ...more] = problems;
  if (problem) return refused(problem, ...more);
  const priced = chosen.map((ticket) => ({ ...ticket, lines: ticketLines(ticket, terms) }));
  const lines = [...priced.flatMap((ticket) => ticket.lines), ...chosen.flatMap((ticket) => feeLines(ticket, terms))];
  const amountMinor = sumOf(lines.map(({ amount }) => amount.amountMinor));
  if (amountMinor > MAX_AMOUNT) return refused(invalidInput('The total is larger than any amount can be.', 'tickets'));
  const quoted = priced.map(({ seat, ticketType, lines: own }) => {
    return { seat, ticketType, priceMinor: sumOf(own.map(({ amount }) => amount.amountMinor)) };
  });
  const { showingId, currency } = terms;
  return { value: { showingId, tickets: quoted, lines, total: { amountMinor, currency } } };
}

/** A ticket that there is a price for. */
type ChosenTicket = Omit<BasePrice, 'category'> & { seat: MappedSeat };

function chooseTickets({ tickets, seatIds, seats, terms }: QuoteRequest): {
  chosen: ChosenTicket[];
  problems: UserError[];
} {
  const problems: UserError[] = [];
  const missing = new Set(seatIds);
  const chosen = tickets.flatMap(({ seatId, ticketTypeId }, index) => {
    const refuse = (message: string, field: string) => problems.push(invalidInput(message, 'tickets', index, field));
    const isFirst = missing.delete(seatId);
    const seat = seats.get(seatId);
    if (!seatIds.includes(seatId)) refuse('This seat is not in the hold.', 'seatId');
    else if (!isFirst) refuse('This seat has a ticket already.', 'seatId');
    const price = terms.prices.find(
      ({ category, ticketType }) => category.id === seat?.seatCategoryId && ticketType.id === ticketTypeId,
    );
    if (!price) refuse('There is no price for this ticket type on this seat.', 'ticketTypeId');
    return seat && price ? [{ seat, ticketType: price.ticketType, amountMinor: price.amountMinor }] : [];
  });
  if (missing.size > 0) problems.push(invalidInput('Every seat of the hold needs a ticket.', 'tickets'));
  return { chosen, problems };
}

function ticketLines({ seat, ticketType, amountMinor }: ChosenTicket, terms: ShowingTerms): QuoteLine[] {
  const { seatCategoryId } = seat;
  const label = `${ticketType.name}, ${seat.label}`;
  return [
    toLine({ kind: 'TICKET', seat, ticketType, label, amountMinor }, terms),
    ...surchargesOf(terms, { seatCategoryId, amountMinor }).map((surcharge) =>
      toLine({ kind: 'SURCHARGE', seat, ticketType, ...surcharge }, terms),
    ),
  ];
}

/** For each ticket that is bought online. */
function feeLines({ seat, ticketType }: ChosenTicket, terms: ShowingTerms): QuoteLine[] {
  const { bookingFeeMinor: amountMinor } = terms;
  if (amountMinor === 0n) return [];
  return [toLine({ kind: 'FEE', seat, ticketType, label: 'Booking fee', amountMinor }, terms)];
}

function toLine(
  { amountMinor, ...line }: Pick<QuoteLine, 'kind' | 'seat' | 'ticketType' | 'label'> & { amountMinor: bigint },
  { currency, taxRateBasisPoints }: ShowingTerms,
): QuoteLine {
  const taxIncluded = { amountMinor: taxWithin(amountMinor, taxRateBasisPoints), currency };
  return { ...line, amount: { amountMinor, currency }, taxRateBasisPoints, taxIncluded };
}
