import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { BookingService, TicketRow } from '../../bookings/booking.service.ts';
import { Ticket } from '../../bookings/booking.types.ts';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { type AccessRule, actorOf, identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import type { MappedSeat } from '../../venues/seat-map/mapped-seats.ts';
import type { SeatMapService } from '../../venues/seat-map/seat-map.service.ts';
import { Seat } from '../../venues/seat-map/seat-map.types.ts';
import type { SeatsMissing as SeatsMissingValue } from './move-errors.ts';
import type { SeatMoveRow } from './divide-tickets.ts';
import type { MoveShowingService } from './move-showing.service.ts';
import { MoveShowingInput, MoveShowingPayload, SeatMove, SeatsMissing } from './move-showing.types.ts';

@Resolver()
export class MoveShowingResolver {
  readonly #moves: MoveShowingService;

  constructor({ moveShowing }: { moveShowing: MoveShowingService }) {
    this.#moves = moveShowing;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => MoveShowingPayload, {
    description: [
      'MANAGER of the cinema. To another auditorium, same time, tickets sold or not: seats by label, category and neighbours,',
      'those of a booking together, wheelchair and companion places kept. Prices and the codes of tickets stay. Holds that are',
      'not booked end.',
      'Errors: InvalidInput, NotFound, StaleVersion, ShowingOverlaps, SeatsMissing, IdempotencyConflict.',
    ].join('\n'),
  })
  async moveShowing(
    @Arg('input', () => MoveShowingInput) input: MoveShowingInput,
    @Ctx() context: RequestContext,
  ): Promise<MoveShowingPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#moves.move({ ...(await actorOf(context)), accountId }, input);
    if (outcome.value) return { ...outcome.value, errors: [] };
    return { showing: entityOf<ShowingRow>(outcome), moves: [], errors: errorsOf(outcome) };
  }
}

@Resolver(() => SeatMove)
export class SeatMoveResolver {
  readonly #services: { bookings: BookingService; seatMaps: SeatMapService };

  constructor(services: { bookings: BookingService; seatMaps: SeatMapService }) {
    this.#services = services;
  }

  @FieldResolver(() => Ticket)
  ticket(@Root() { ticketId }: SeatMoveRow, @Ctx() { loaders }: RequestContext): Promise<TicketRow | undefined> {
    return loaders.load(this.#services.bookings.ticketById, ticketId);
  }

  @FieldResolver(() => Seat)
  from(@Root() { fromId }: SeatMoveRow, @Ctx() { loaders }: RequestContext): Promise<MappedSeat | undefined> {
    return loaders.load(this.#services.seatMaps.seatById, fromId);
  }

  @FieldResolver(() => Seat, { nullable: true, description: 'Null when there is no seat for it.' })
  async to(@Root() { toId }: SeatMoveRow, @Ctx() { loaders }: RequestContext): Promise<MappedSeat | null> {
    return toId === null ? null : ((await loaders.load(this.#services.seatMaps.seatById, toId)) ?? null);
  }
}

@Resolver(() => SeatsMissing)
export class SeatsMissingResolver {
  readonly #bookings: BookingService;

  constructor({ bookings }: { bookings: BookingService }) {
    this.#bookings = bookings;
  }

  @FieldResolver(() => [Ticket])
  async tickets(@Root() { ticketIds }: SeatsMissingValue, @Ctx() { loaders }: RequestContext): Promise<TicketRow[]> {
    const tickets = await Promise.all(ticketIds.map((id) => loaders.load(this.#bookings.ticketById, id)));
    return tickets.filter((ticket) => ticket !== undefined);
  }
}
