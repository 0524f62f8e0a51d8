import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import { costs } from '../graphql/limits/costs.ts';
import type { Loaders } from '../graphql/loaders.ts';
import type { RequestContext } from '../graphql/context.ts';
import { turns } from '../platform/turns.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';
import { type AvailabilityCount, showingSeatKey, type ShowingSeatService } from './showing-seat.service.ts';
import type { ShowingSeatJson } from './showing-seat.json.ts';
import { Availability, SeatStates, ShowingSeat } from './showing-seat.types.ts';

/** The seats of a showing: fields that seating adds to a type of scheduling. */
@Resolver(() => Showing)
export class ShowingSeatsResolver {
  readonly #showingSeats: ShowingSeatService;
  readonly #seatMaps: SeatMapService;
  readonly #json: ShowingSeatJson;

  constructor(services: {
    showingSeats: ShowingSeatService;
    seatMaps: SeatMapService;
    showingSeatJson: ShowingSeatJson;
  }) {
    this.#showingSeats = services.showingSeats;
    this.#seatMaps = services.seatMaps;
    this.#json = services.showingSeatJson;
  }

  @Extensions(costs({ items: 300, each: 4 }))
  @FieldResolver(() => [ShowingSeat], {
    description: 'Every seat of the map with its state, in the order of seatMap.seats.',
  })
  async seats(
    @Root() showing: ShowingRow,
    @Ctx() { loaders, budget, ready }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ShowingSeatView[]> {
    budget.drawList(info, await this.#seatMaps.capacity(showing.seatMapId));
    // Together: the maps of a page of showings are read by one statement.
    const [columns] = await Promise.all([
      loaders.load(this.#showingSeats.states.columnsByShowingId, showing.id),
      this.#seatMaps.seats(showing.seatMapId),
    ]);
    if (!columns) return [];
    const json = ready && (await this.#json.seats(columns, { info, loaders }));
    return !ready || json === undefined
      ? turns.run(() => this.#showingSeats.viewsOfColumns(columns))
      : ready.list(info, json);
  }

  @FieldResolver(() => SeatStates, {
    description: 'The same as columns, a fraction of the bytes and of the work: for big maps and busy showings.',
  })
  seatStates(@Root() showing: ShowingRow): ShowingRow {
    return showing;
  }

  @Extensions(costs({ each: 20 }))
  @FieldResolver(() => Availability)
  async availability(@Root() { id }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<AvailabilityCount> {
    const counted = await loaders.load(this.#showingSeats.availabilityByShowingId, id);
    return counted ?? { total: 0, available: 0, held: 0, sold: 0, blocked: 0 };
  }
}

/** Some seats of a showing as they stand now, row by row. Only those are read. */
export async function loadShowingSeats(
  showingSeats: ShowingSeatService,
  loaders: Loaders,
  { showingId, seatIds }: { showingId: string; seatIds: readonly string[] },
): Promise<ShowingSeatView[]> {
  const keys = seatIds.map((seatId) => showingSeatKey({ showingId, seatId }));
  const states = await Promise.all(keys.map((key) => loaders.load(showingSeats.stateByKey, key)));
  return showingSeats.viewsOf(states.filter((state) => state !== undefined));
}
