import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { Loaders, RequestContext } from '../graphql/context.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { SeatsUnavailable as SeatsUnavailableValue } from './hold-errors.ts';
import type { HoldView } from './hold.service.ts';
import { Hold, SeatsUnavailable } from './hold.types.ts';
import { Availability, ShowingSeat } from './seating.types.ts';
import type { AvailabilityCount, ShowingSeatService, ShowingSeatView } from './showing-seat.service.ts';

interface Dependencies {
  showingSeats: ShowingSeatService;
  showings: ShowingService;
}

/** How the seats of a showing stand: fields that seating adds to scheduling's type. */
@Resolver(() => Showing)
export class ShowingSeatsResolver {
  readonly #showingSeats: ShowingSeatService;

  constructor({ showingSeats }: Dependencies) {
    this.#showingSeats = showingSeats;
  }

  @FieldResolver(() => [ShowingSeat], { description: 'Every seat of the map with its state, row by row.' })
  async seats(@Root() { id, seatMapId }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    const states = await loaders.many(this.#showingSeats.statesByShowingIds, ({ showingId }) => showingId).load(id);
    return this.#showingSeats.views(seatMapId, states);
  }

  @FieldResolver(() => Availability)
  async availability(@Root() { id }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<AvailabilityCount> {
    const counted = await loaders
      .one(this.#showingSeats.availabilityByShowingIds, ({ showingId }) => showingId)
      .load(id);
    return counted ?? { total: 0, available: 0, held: 0, sold: 0, blocked: 0 };
  }
}

@Resolver(() => Hold)
export class HoldSeatsResolver {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: HoldView, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.one(this.#dependencies.showings.byIds, ({ id }) => id).load(showingId);
  }

  @FieldResolver(() => [ShowingSeat], { description: 'As they stand now, row by row.' })
  seats(@Root() { showingId, seatIds }: HoldView, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return seatViews(this.#dependencies, loaders, { showingId, seatIds });
  }
}

@Resolver(() => SeatsUnavailable)
export class SeatsUnavailableResolver {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  @FieldResolver(() => [ShowingSeat], { description: 'Of the seats asked for, those that cannot be had.' })
  seats(
    @Root() { showingId, seatIds }: SeatsUnavailableValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ShowingSeatView[]> {
    return seatViews(this.#dependencies, loaders, { showingId, seatIds });
  }

  @FieldResolver(() => [[ShowingSeat]], {
    description: 'Up to three sets of as many seats, the closest in place and category first.',
  })
  alternatives(
    @Root() { showingId, alternatives }: SeatsUnavailableValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ShowingSeatView[][]> {
    return Promise.all(alternatives.map((seatIds) => seatViews(this.#dependencies, loaders, { showingId, seatIds })));
  }
}

async function seatViews(
  { showings, showingSeats }: Dependencies,
  loaders: Loaders,
  { showingId, seatIds }: { showingId: string; seatIds: readonly string[] },
): Promise<ShowingSeatView[]> {
  const [showing, states] = await Promise.all([
    loaders.one(showings.byIds, ({ id }) => id).load(showingId),
    loaders.many(showingSeats.statesByShowingIds, (state) => state.showingId).load(showingId),
  ]);
  return showing ? showingSeats.views(showing.seatMapId, states, seatIds) : [];
}
