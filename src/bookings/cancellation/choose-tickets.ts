import { invalidInput, notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import { bookingProblem, notCancellable, ticketProblem } from './cancellation-errors.ts';
import type { PaidBooking } from './sql/read-paid-booking.ts';

/**
 * Which tickets of a booking are to be cancelled. Refused, for each ticket that is wrong: InvalidInput (none, or one twice),
 * NotFound, NotCancellable.
 *
 * @param ticketIds null: all that are VALID
 * @returns their ids
 */
export function chooseTickets(booking: PaidBooking, ticketIds: readonly string[] | null): Outcome<ReadonlySet<string>> {
  const malformed = ticketIds ? malformedIds(booking, ticketIds) : [];
  const whole = bookingProblem(booking);
  const [problem, ...more] = [...malformed, ...(whole ? [whole] : unusable(booking, ticketIds))];
  if (problem) return refused(problem, ...more);
  return { value: new Set(ticketIds ?? valid(booking)) };
}

const valid = ({ tickets }: PaidBooking) => tickets.filter(({ status }) => status === 'VALID').map(({ id }) => id);

/** What does not name a ticket of the booking, or names it again. @param whenNone the message for an empty list */
export function malformedIds(
  { tickets }: Pick<PaidBooking, 'tickets'>,
  ticketIds: readonly string[],
  whenNone = 'Name a ticket, or leave it out for all.',
): UserError[] {
  if (ticketIds.length === 0) return [invalidInput(whenNone, 'ticketIds')];
  const own = new Set(tickets.map(({ id }) => id));
  const seen = new Set<string>();
  return ticketIds.flatMap<UserError>((id, index) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    if (!own.has(id)) return [notFound('ticket in this booking', 'ticketIds', index)];
    return isRepeated ? [invalidInput('This ticket is named twice.', 'ticketIds', index)] : [];
  });
}

/** Tickets of the booking that are not VALID. */
function unusable(booking: PaidBooking, ticketIds: readonly string[] | null): UserError[] {
  if (ticketIds === null && valid(booking).length === 0)
    return [notCancellable(booking, 'No ticket of this booking is VALID.', 'bookingId')];
  const byId = new Map(booking.tickets.map((ticket) => [ticket.id, ticket]));
  return (ticketIds ?? []).flatMap((id, index) => {
    const ticket = byId.get(id);
    const message = ticket && ticketProblem(ticket);
    return message === undefined ? [] : [notCancellable(booking, message, 'ticketIds', index)];
  });
}
