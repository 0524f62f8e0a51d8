import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { TicketRow } from '../bookings/booking.service.ts';
import { Ticket } from '../bookings/booking.types.ts';
import type { TicketCodes } from './ticket-code.ts';

/** The code of a ticket: a field that tickets add to a type of bookings. */
@Resolver(() => Ticket)
export class TicketCodeResolver {
  readonly #ticketCodes: () => Promise<TicketCodes>;

  constructor({ ticketCodes }: { ticketCodes: () => Promise<TicketCodes> }) {
    this.#ticketCodes = ticketCodes;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Signed; what the QR code contains. Null unless the ticket is VALID or USED.',
  })
  async code(@Root() { id, status }: TicketRow): Promise<string | null> {
    return status === 'VALID' || status === 'USED' ? (await this.#ticketCodes()).sign(id) : null;
  }
}
