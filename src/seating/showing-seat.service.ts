import type { ShowingSeat } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import type { MappedSeat, SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { alternatives } from './selection/alternatives.ts';
import type { SeatState } from './seat-state.ts';

/** A seat of a showing, as it is shown: the seat itself, and how it stands. */
export interface ShowingSeatView extends Pick<ShowingSeat, 'status' | 'version'> {
  seat: MappedSeat;
}

/** How many seats of a showing are in which state; `total` is their sum. */
export interface AvailabilityCount {
  total: number;
  available: number;
  held: number;
  sold: number;
  blocked: number;
}

export class ShowingSeatService {
  readonly #database: Database;
  readonly #seatMaps: SeatMapService;

  constructor({ database, seatMaps }: { database: Database; seatMaps: SeatMapService }) {
    this.#database = database;
    this.#seatMaps = seatMaps;
  }

  /** How every seat of those showings stands, in no order. */
  statesByShowingIds = async (showingIds: readonly string[]): Promise<(SeatState & { showingId: string })[]> =>
    this.#database.prisma.$queryRaw`
      select showing_seat.showing_id as "showingId", showing_seat.seat_id as "seatId", showing_seat.status, showing_seat.version
      from showing_seat
      where showing_seat.showing_id = any (${showingIds.filter(isId)}::uuid[])`;

  availabilityByShowingIds = async (
    showingIds: readonly string[],
  ): Promise<(AvailabilityCount & { showingId: string })[]> =>
    this.#database.prisma.$queryRaw`
      select showing_seat.showing_id as "showingId", count(*)::int as total,
        count(*) filter (where showing_seat.status = 'AVAILABLE')::int as available,
        count(*) filter (where showing_seat.status = 'HELD')::int as held,
        count(*) filter (where showing_seat.status = 'SOLD')::int as sold,
        count(*) filter (where showing_seat.status = 'BLOCKED')::int as blocked
      from showing_seat
      where showing_seat.showing_id = any (${showingIds}::uuid[])
      group by showing_seat.showing_id`;

  /**
   * The sum of the versions of each showing's seats. A version only grows, so that the sum has changed
   * when and only when a seat has.
   */
  async versionSums(showingIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.#database.prisma.$queryRaw<{ showingId: string; sum: number }[]>`
      select showing_seat.showing_id as "showingId", sum(showing_seat.version)::int as sum
      from showing_seat
      where showing_seat.showing_id = any (${showingIds}::uuid[])
      group by showing_seat.showing_id`;
    return new Map(rows.map(({ showingId, sum }) => [showingId, sum]));
  }

  /** The seats of a map with their states, row by row; those of `seatIds` only, where it is given. */
  async views(
    seatMapId: string,
    states: readonly SeatState[],
    seatIds?: readonly string[],
  ): Promise<ShowingSeatView[]> {
    const stateOf = new Map(states.map((state) => [state.seatId, state]));
    const wanted = seatIds && new Set(seatIds);
    const seats = await this.#seatMaps.seats(seatMapId);
    return seats.flatMap((seat) => {
      const state = stateOf.get(seat.id);
      return state && (!wanted || wanted.has(seat.id)) ? [{ seat, status: state.status, version: state.version }] : [];
    });
  }

  /** Up to three sets of free seats, the closest to the wanted ones first. */
  async alternatives(showingId: string, wantedIds: readonly string[]): Promise<string[][]> {
    const showing = await this.#database.prisma.showing.findUniqueOrThrow({
      where: { id: showingId },
      select: { seatMapId: true },
    });
    const views = await this.views(showing.seatMapId, await this.statesByShowingIds([showingId]));
    const choices = views.map(({ seat, status }) => {
      const { id, row, x, y, seatCategoryId: categoryId } = seat;
      return { id, row, x, y, categoryId, free: status === 'AVAILABLE' };
    });
    return alternatives(choices, wantedIds);
  }
}
