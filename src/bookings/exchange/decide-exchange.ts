import { invalidInput, notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import { sumOf } from '../../platform/money.ts';
import type { Quote } from '../../pricing/quote.ts';
import { ticketProblem } from '../cancellation/cancellation-errors.ts';
import type { PaidBooking } from '../cancellation/sql/read-paid-booking.ts';
import { bookingProblem, notExchangeable, showingProblem } from './exchange-errors.ts';
import type { ExchangeableTicket } from './sql/read-exchangeable.ts';
import type { NewShowing } from './sql/read-new-showing.ts';

/** A ticket, and the seat of the hold that it is exchanged for. */
export interface TicketExchange {
  ticketId: string;
  seatId: string;
  /** Left out: as before. */
  ticketTypeId?: string | null | undefined;
}

/** A booking and its tickets, as they are at one moment. */
export interface ExchangedBooking {
  booking: PaidBooking;
  tickets: readonly ExchangeableTicket[];
  /** Of the seats of the hold; null: the showing of the booking. */
  newShowing: NewShowing | null;
}

/** What is decided about a booking, as it is at one moment. */
export interface ExchangeDecision {
  /** The tickets that are given, in the order of the request. */
  given: ExchangeableTicket[];
  /** What the new tickets cost, less the credits; negative: so much is given back. */
  differenceMinor: bigint;
}

/** Why the tickets cannot be exchanged: InvalidInput, NotFound, NotExchangeable for each that is wrong. */
export function exchangeProblems(exchanged: ExchangedBooking, wanted: readonly TicketExchange[]): UserError[] {
  if (wanted.length === 0) return [invalidInput('Name a ticket.', 'tickets')];
  const malformed = wanted.flatMap((_, index) => malformedProblem(exchanged, wanted, index) ?? []);
  const whole = bookingProblem(exchanged.booking);
  if (whole) return [...malformed, whole];
  const otherShowing = showingProblem(exchanged.booking, exchanged.newShowing);
  const unusable = wanted.flatMap((each, index) => unusableProblem(exchanged, each, index) ?? []);
  return [...malformed, ...unusable, ...(otherShowing ? [otherShowing] : [])];
}

/** What does not name a ticket of the booking, or names it again. */
function malformedProblem(
  { tickets }: ExchangedBooking,
  wanted: readonly TicketExchange[],
  index: number,
): UserError | undefined {
  const ticketId = wanted[index]?.ticketId;
  const isOwn = tickets.some((each) => each.ticketId === ticketId);
  if (!isOwn) return notFound('ticket in this booking', 'tickets', index, 'ticketId');
  if (wanted.findIndex((each) => each.ticketId === ticketId) === index) return undefined;
  return invalidInput('This ticket is named twice.', 'tickets', index, 'ticketId');
}

function unusableProblem(
  { booking, tickets }: ExchangedBooking,
  { ticketId }: TicketExchange,
  index: number,
): UserError | undefined {
  const ticket = tickets.find((each) => each.ticketId === ticketId);
  const status = booking.tickets.find(({ id }) => id === ticketId)?.status;
  if (!ticket || status === undefined) return undefined;
  const pending = ticket.isBeingExchanged ? 'An exchange of this ticket waits for its payment.' : undefined;
  const problem = ticketProblem({ status }) ?? pending;
  return problem === undefined ? undefined : notExchangeable(booking, problem, 'tickets', index, 'ticketId');
}

/** Refused: as exchangeProblems says. @param quote of the new tickets */
export function decideExchange(
  exchanged: ExchangedBooking,
  { tickets, quote }: { tickets: readonly TicketExchange[]; quote: Quote },
): Outcome<ExchangeDecision> {
  const [problem, ...more] = exchangeProblems(exchanged, tickets);
  if (problem) return refused(problem, ...more);
  const byId = new Map(exchanged.tickets.map((ticket) => [ticket.ticketId, ticket]));
  const given = tickets.flatMap(({ ticketId }) => byId.get(ticketId) ?? []);
  const differenceMinor = quote.total.amountMinor - sumOf(given.map(({ creditMinor }) => creditMinor));
  return { value: { given, differenceMinor } };
}
