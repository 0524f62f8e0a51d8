import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BookingAccess } from '../bookings/booking-access.ts';
import type { BookingService, TicketRow } from '../bookings/booking.service.ts';
import { Ticket } from '../bookings/booking.types.ts';
import type { RequestContext } from '../graphql/context.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { TicketCodes } from './ticket-code.ts';
import { admits } from './ticket-status.ts';

interface Dependencies {
  bookings: BookingService;
  bookingAccess: BookingAccess;
  ticketCodes: () => Promise<TicketCodes>;
}

/** The code of a ticket: a field that tickets add to a type of bookings. */
@Resolver(() => Ticket)
export class TicketCodeResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: [
      'Signed; what the QR code contains. Null unless the ticket is VALID or USED, and for all but the account of the booking',
      'and BOX_OFFICE of the cinema.',
    ].join('\n'),
  })
  async code(@Root() ticket: TicketRow, @Ctx() context: RequestContext): Promise<string | null> {
    if (!admits(ticket)) return null;
    const { bookings, bookingAccess, ticketCodes } = this.#services;
    const booking = await context.loaders.load(bookings.byId, ticket.bookingId);
    const isVisible = booking && (await bookingAccess.maySee(booking, viewerOf(context)));
    return isVisible ? (await ticketCodes()).sign(ticket) : null;
  }
}
