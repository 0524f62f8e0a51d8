import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { BookingLine } from '../pricing/quote.types.ts';
import type { QuoteLine } from '../pricing/quote.ts';
import type { TicketTypeService } from '../pricing/ticket-type.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import type { BookingLineService, LineRow } from './booking-line.service.ts';
import { Booking } from './booking.types.ts';

interface Dependencies {
  bookingLines: BookingLineService;
  seatMaps: SeatMapService;
  ticketTypes: TicketTypeService;
}

/** What a booking costs, line by line. */
@Resolver(() => Booking)
export class BookingLinesResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => [BookingLine], {
    description: 'What was bought, as it was then: later changes of prices do not touch it.',
  })
  async lines(@Root() { id, currency }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<QuoteLine[]> {
    const rows = await loaders.load(this.#services.bookingLines.byBookingId, id);
    return Promise.all(rows.map((row) => this.#toLine(row, currency, loaders)));
  }

  async #toLine(
    { seatId, ticketTypeId, amountMinor, taxMinor, ...line }: LineRow,
    currency: string,
    loaders: RequestContext['loaders'],
  ): Promise<QuoteLine> {
    const [seat = null, ticketType = null] = await Promise.all([
      seatId === null ? null : loaders.load(this.#services.seatMaps.seatById, seatId),
      ticketTypeId === null ? null : loaders.load(this.#services.ticketTypes.byId, ticketTypeId),
    ]);
    const amount = { amountMinor, currency };
    return { ...line, seat, ticketType, amount, taxIncluded: { amountMinor: taxMinor, currency } };
  }
}
