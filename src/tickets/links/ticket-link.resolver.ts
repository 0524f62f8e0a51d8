import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BookingAccess } from '../../bookings/booking-access.ts';
import type { BookingService, TicketRow } from '../../bookings/booking.service.ts';
import { Booking, Ticket } from '../../bookings/booking.types.ts';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { UrlScalar } from '../../graphql/scalars.ts';
import { viewerOf } from '../../graphql/viewer.ts';
import { admits } from '../ticket-status.ts';
import type { TicketLinks } from './ticket-links.ts';

interface Dependencies {
  bookings: BookingService;
  bookingAccess: BookingAccess;
  ticketLinks: () => Promise<TicketLinks>;
}

/** The page of a ticket: a field that tickets add to a type of bookings. */
@Resolver(() => Ticket)
export class TicketLinkResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: [
      'Its page, without a login and not to be guessed. With .svg or .png after it the QR code, with .ics an event for calendars.',
      'Another one after reissueTicket. Null unless the ticket is VALID or USED, and for all but the account of the booking and',
      'BOX_OFFICE of the cinema.',
    ].join('\n'),
  })
  async url(@Root() ticket: TicketRow, @Ctx() context: RequestContext): Promise<string | null> {
    if (!admits(ticket)) return null;
    const { bookings, bookingAccess, ticketLinks } = this.#services;
    const booking = await context.loaders.load(bookings.byId, ticket.bookingId);
    const isVisible = booking && (await bookingAccess.maySee(booking, viewerOf(context)));
    return isVisible ? (await ticketLinks()).ofTicket(ticket) : null;
  }
}

/** The page of all tickets of a booking. */
@Resolver(() => Booking)
export class BookingLinkResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: [
      'The page of all its tickets, as Ticket.url; with .ics after it an event for calendars. Another one after reissueTicket.',
      'Null unless CONFIRMED, and for all but its account and BOX_OFFICE of the cinema.',
    ].join('\n'),
  })
  async url(@Root() booking: BookingRow, @Ctx() context: RequestContext): Promise<string | null> {
    if (booking.status !== 'CONFIRMED') return null;
    const { bookings, bookingAccess, ticketLinks } = this.#services;
    if (!(await bookingAccess.maySee(booking, viewerOf(context)))) return null;
    const tickets = await context.loaders.load(bookings.ticketsByBookingId, booking.id);
    return (await ticketLinks()).ofBooking(booking, tickets);
  }
}
