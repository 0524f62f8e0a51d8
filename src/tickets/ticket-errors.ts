import type { TicketRow } from '../bookings/booking.service.ts';
import type { UserError } from '../platform/outcome.ts';

/** A refusal that is about a ticket. */
export interface TicketError extends UserError {
  kind: 'TicketVoid' | 'AlreadyCheckedIn';
  ticket: TicketRow;
}

export function ticketVoid(ticket: TicketRow): TicketError {
  const message =
    ticket.status === 'PENDING' ? 'This ticket has not been paid for.' : 'This ticket no longer allows entry.';
  return { kind: 'TicketVoid', message, path: ['input', 'ticketId'], ticket };
}

export function alreadyCheckedIn(ticket: TicketRow): TicketError {
  const message = 'This ticket was checked in: it has been used.';
  return { kind: 'AlreadyCheckedIn', message, path: ['input', 'ticketId'], ticket };
}
