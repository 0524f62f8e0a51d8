import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { type SeatColumn, seatColumn } from './seat-state-columns.ts';
import type { ShowingSeatJson } from './showing-seat.json.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';
import { SeatStates } from './showing-seat.types.ts';

interface Dependencies {
  showingSeats: ShowingSeatService;
  seatMaps: SeatMapService;
  showingSeatJson: ShowingSeatJson;
}

/** The states of a showing's seats as columns. */
@Resolver(() => SeatStates)
export class SeatStatesResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver()
  ids(@Root() showing: ShowingRow, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#column('ids', showing, { context, info });
  }

  @FieldResolver()
  seatIds(@Root() showing: ShowingRow, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#column('seatIds', showing, { context, info });
  }

  @FieldResolver()
  statuses(@Root() showing: ShowingRow, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#column('statuses', showing, { context, info });
  }

  @FieldResolver()
  versions(@Root() showing: ShowingRow, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.#column('versions', showing, { context, info });
  }

  async #column(
    name: SeatColumn,
    { id, seatMapId }: ShowingRow,
    { context: { loaders, budget, ready }, info }: { context: RequestContext; info: GraphQLResolveInfo },
  ): Promise<Iterable<unknown>> {
    const { showingSeats, seatMaps, showingSeatJson } = this.#services;
    budget.drawList(info, await seatMaps.capacity(seatMapId));
    // Together: the maps of a page of showings are read by one statement.
    const [columns] = await Promise.all([
      loaders.load(showingSeats.states.columnsByShowingId, id),
      seatMaps.seats(seatMapId),
    ]);
    if (!columns) return [];
    if (!ready) return seatColumn(name, columns, await seatMaps.seats(columns.seatMapId)).values;
    return ready.list(info, await showingSeatJson.column(name, columns, info));
  }
}
