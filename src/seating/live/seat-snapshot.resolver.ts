import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.ts';
import type { ShowingSeatJson } from '../showing-seat.json.ts';
import { SeatSnapshot } from './seat-event.types.ts';
import type { SeatsEvent } from './seat-event.ts';

/** Every seat of a showing, from the copy that is kept for its watchers. */
@Resolver(() => SeatSnapshot)
export class SeatSnapshotResolver {
  readonly #json: ShowingSeatJson;

  constructor({ showingSeatJson }: { showingSeatJson: ShowingSeatJson }) {
    this.#json = showingSeatJson;
  }

  @FieldResolver()
  async seats(
    @Root() { seats }: SeatsEvent,
    @Ctx() { loaders, budget, ready }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SeatsEvent['seats']> {
    budget.drawList(info, seats.length);
    const json = ready && (await this.#json.views(seats, { info, loaders }));
    return !ready || json === undefined ? seats : ready.list(info, json);
  }
}
