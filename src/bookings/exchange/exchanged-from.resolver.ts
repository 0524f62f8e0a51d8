import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { viewerOf } from '../../graphql/viewer.ts';
import type { BookingAccess } from '../booking-access.ts';
import type { BookingService } from '../booking.service.ts';
import { Booking } from '../booking.types.ts';

interface Dependencies {
  bookings: BookingService;
  bookingAccess: BookingAccess;
}

/** What an exchange to another showing has to do with a booking. */
@Resolver(() => Booking)
export class ExchangedFromResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description: [
      'The one that its tickets were exchanged from, or are to be once their difference is paid: that of another showing. Null when it',
      'was placed, and when the viewer may not see that one.',
    ].join('\n'),
  })
  async exchangedFrom(@Root() { id }: BookingRow, @Ctx() context: RequestContext): Promise<BookingRow | undefined> {
    const { bookings, bookingAccess } = this.#services;
    const exchange = await context.loaders.load(bookings.exchangeByNewBookingId, id);
    if (!exchange) return undefined;
    const booking = await context.loaders.load(bookings.byId, exchange.bookingId);
    const isVisible = booking && (await bookingAccess.maySee(booking, viewerOf(context)));
    return isVisible ? booking : undefined;
  }
}
