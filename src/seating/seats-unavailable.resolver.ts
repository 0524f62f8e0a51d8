import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import type { SeatsUnavailable as SeatsUnavailableValue } from './hold-errors.ts';
import { SeatSet, SeatsUnavailable } from './hold.types.ts';
import { loadShowingSeats } from './showing-seat.resolver.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';
import { ShowingSeat } from './showing-seat.types.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';

@Resolver(() => SeatsUnavailable)
export class SeatsUnavailableResolver {
  readonly #showingSeats: ShowingSeatService;

  constructor({ showingSeats }: { showingSeats: ShowingSeatService }) {
    this.#showingSeats = showingSeats;
  }

  @FieldResolver(() => [ShowingSeat], {
    description: 'Those of the seats asked for that are not available; empty for holdBestAvailable.',
  })
  seats(@Root() error: SeatsUnavailableValue, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return loadShowingSeats(this.#showingSeats, loaders, error);
  }

  @FieldResolver(() => [SeatSet], {
    description:
      'Up to three sets of as many seats, the closest in place and category, or to what was asked for, first.',
  })
  async alternatives(
    @Root() { showingId, wantedIds, wish }: SeatsUnavailableValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatSet[]> {
    const alternatives = wish
      ? await this.#showingSeats.alternativesTo(showingId, wish)
      : await this.#showingSeats.alternatives(showingId, wantedIds);
    return Promise.all(
      alternatives.map(async ({ seatIds, together }) => ({
        seats: await loadShowingSeats(this.#showingSeats, loaders, { showingId, seatIds }),
        together,
      })),
    );
  }
}
