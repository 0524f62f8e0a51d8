import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { SeatsUnavailable as SeatsUnavailableValue } from './hold-errors.ts';
import { SeatSet, SeatsUnavailable } from './hold.types.ts';
import { loadShowingSeats } from './showing-seat.resolver.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';
import { ShowingSeat } from './showing-seat.types.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';

@Resolver(() => SeatsUnavailable)
export class SeatsUnavailableResolver {
  readonly #services: { showings: ShowingService; showingSeats: ShowingSeatService };

  constructor(services: { showings: ShowingService; showingSeats: ShowingSeatService }) {
    this.#services = services;
  }

  @FieldResolver(() => [ShowingSeat], { description: 'Those of the seats asked for that are not available.' })
  seats(@Root() error: SeatsUnavailableValue, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return loadShowingSeats(this.#services, loaders, error);
  }

  @FieldResolver(() => [SeatSet], {
    description: 'Up to three sets of as many seats, the closest in place and category first.',
  })
  alternatives(
    @Root() { showingId, alternatives }: SeatsUnavailableValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatSet[]> {
    return Promise.all(
      alternatives.map(async ({ seatIds, together }) => ({
        seats: await loadShowingSeats(this.#services, loaders, { showingId, seatIds }),
        together,
      })),
    );
  }
}
