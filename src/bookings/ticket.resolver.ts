import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow, Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { MappedSeat } from '../venues/seat-map/mapped-seats.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { Seat } from '../venues/seat-map/seat-map.types.ts';
import type { BookingService, TicketRow } from './booking.service.ts';
import { Booking, Ticket } from './booking.types.ts';

interface Dependencies {
  bookings: BookingService;
  showings: ShowingService;
  seatMaps: SeatMapService;
}

@Resolver(() => Ticket)
export class TicketResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => Booking)
  booking(@Root() { bookingId }: TicketRow, @Ctx() { loaders }: RequestContext): Promise<BookingRow | undefined> {
    return loaders.load(this.#services.bookings.byId, bookingId);
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: TicketRow, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.load(this.#services.showings.byId, showingId);
  }

  @FieldResolver(() => Seat)
  seat(@Root() { seatId }: TicketRow, @Ctx() { loaders }: RequestContext): Promise<MappedSeat | undefined> {
    return loaders.load(this.#services.seatMaps.seatById, seatId);
  }

  @FieldResolver(() => Money)
  price(@Root() { priceMinor: amountMinor, currency }: TicketRow): MoneyValue {
    return { amountMinor, currency };
  }
}
