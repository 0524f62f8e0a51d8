import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import type { SeatsOfRule } from './hold-errors.ts';
import { SeatsBelongTogether, StrandsSingleSeat } from './seat-rules.types.ts';
import { loadShowingSeats } from './showing-seat.resolver.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';
import { ShowingSeat } from './showing-seat.types.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';

@Resolver(() => SeatsBelongTogether)
export class SeatRulesResolver {
  readonly #showingSeats: ShowingSeatService;

  constructor({ showingSeats }: { showingSeats: ShowingSeatService }) {
    this.#showingSeats = showingSeats;
  }

  @FieldResolver(() => [ShowingSeat], { description: 'Would have to be held as well.' })
  missing(@Root() error: SeatsOfRule, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return loadShowingSeats(this.#showingSeats, loaders, error);
  }
}

@Resolver(() => StrandsSingleSeat)
export class StrandedSeatsResolver {
  readonly #showingSeats: ShowingSeatService;

  constructor({ showingSeats }: { showingSeats: ShowingSeatService }) {
    this.#showingSeats = showingSeats;
  }

  @FieldResolver(() => [ShowingSeat], { description: 'Those that would be left.' })
  seats(@Root() error: SeatsOfRule, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return loadShowingSeats(this.#showingSeats, loaders, error);
  }
}
