import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { HoldView } from '../seating/hold.service.ts';
import { Hold } from '../seating/hold.types.ts';
import type { BookingService } from './booking.service.ts';
import { Booking } from './booking.types.ts';

/** The booking of a hold: a field that bookings add to a type of seating. */
@Resolver(() => Hold)
export class HoldBookingResolver {
  readonly #bookings: BookingService;

  constructor({ bookings }: { bookings: BookingService }) {
    this.#bookings = bookings;
  }

  @FieldResolver(() => Booking, { nullable: true, description: 'Null unless CONVERTED.' })
  async booking(@Root() { id, status }: HoldView, @Ctx() { loaders }: RequestContext): Promise<BookingRow | undefined> {
    if (status !== 'CONVERTED') return undefined;
    return loaders.load(this.#bookings.byHoldId, id);
  }
}
