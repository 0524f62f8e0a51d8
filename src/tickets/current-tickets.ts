import type { BookingService, TicketRow } from '../bookings/booking.service.ts';
import { findRow } from '../platform/batches.ts';
import type { TicketCodes } from './ticket-code.ts';

/** What a code that was made here is of. */
export interface CheckedCode {
  ticket: TicketRow;
  /** False: the ticket was given another code since, and this one is void. */
  isCurrent: boolean;
}

/** Finds the tickets of codes. */
export class CurrentTickets {
  readonly #services: { bookings: BookingService; ticketCodes: () => Promise<TicketCodes> };

  constructor(services: { bookings: BookingService; ticketCodes: () => Promise<TicketCodes> }) {
    this.#services = services;
  }

  /** Whether the ticket allows entry is in its status. Undefined for a code that was not made here, or of no ticket. */
  async check(code: string): Promise<CheckedCode | undefined> {
    const read = (await this.#services.ticketCodes()).read(code);
    const ticket = read && (await findRow(this.#services.bookings.ticketById, read.ticketId));
    return ticket && { ticket, isCurrent: ticket.codeRevision === read.revision };
  }
}
