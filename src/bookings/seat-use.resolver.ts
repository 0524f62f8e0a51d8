import { Ctx, Extensions, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../generated/prisma/client.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { RequestContext } from '../graphql/context.ts';
import { costs } from '../graphql/limits/costs.ts';
import type { HoldService, HoldView } from '../seating/hold.service.ts';
import { Hold } from '../seating/hold.types.ts';
import { showingSeatKey } from '../seating/showing-seat.service.ts';
import { ShowingSeat } from '../seating/showing-seat.types.ts';
import type { ShowingSeatView } from '../seating/showing-seat-view.ts';
import type { BookingAccess } from './booking-access.ts';
import type { BookingService } from './booking.service.ts';
import { Booking } from './booking.types.ts';
import type { SeatUseRow, SeatUseService } from './seat-use.service.ts';

@ObjectType({ description: 'Who has a seat of a showing, and why. For staff.' })
export class SeatUse implements Pick<SeatUseRow, 'blockReason'> {
  @Field(() => String, {
    nullable: true,
    description: 'For this showing, or else on its map; null unless the seat is BLOCKED, and when none was given.',
  })
  readonly blockReason!: string | null;
}

interface Dependencies {
  seatUses: SeatUseService;
  bookingAccess: BookingAccess;
  holds: HoldService;
  bookings: BookingService;
}

@Resolver(() => SeatUse)
export class SeatUseResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => Hold, { nullable: true, description: 'Null unless the seat is HELD.' })
  async hold(@Root() { holdId }: SeatUseRow, @Ctx() { loaders }: RequestContext): Promise<HoldView | undefined> {
    return holdId === null ? undefined : loaders.load(this.#services.holds.byId, holdId);
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'Of a seat that is SOLD, or HELD for a booking that is not paid; null otherwise.',
  })
  async booking(
    @Root() { bookingId }: SeatUseRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<BookingRow | undefined> {
    return bookingId === null ? undefined : loaders.load(this.#services.bookings.byId, bookingId);
  }
}

/** A field that bookings add to a type of seating. */
@Resolver(() => ShowingSeat)
export class ShowingSeatUseResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Extensions(costs({ each: 4 }))
  @FieldResolver(() => SeatUse, {
    nullable: true,
    description:
      'BOX_OFFICE of the cinema. Who has the seat, and why; null when it is AVAILABLE, for others, and in subscriptions, whose answers are the same for all.',
  })
  async use(
    @Root() { showingId, seatId }: ShowingSeatView,
    @Ctx() context: RequestContext,
  ): Promise<SeatUseRow | undefined> {
    if (!(await this.#services.bookingAccess.isAtBoxOffice(showingId, viewerOf(context)))) return undefined;
    return context.loaders.load(this.#services.seatUses.byKey, showingSeatKey({ showingId, seatId }));
  }
}
