import { Prisma } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { SEAT_STATE_EXPRESSIONS, type SeatState } from './seat-state.ts';
import { alternatives, type ChosenSeats } from './selection/alternatives.ts';
import { ShowingSeatView } from './showing-seat-view.ts';

/** How many seats of a showing are in each state; `total` is their sum. */
export interface AvailabilityCount {
  total: number;
  available: number;
  held: number;
  sold: number;
  blocked: number;
}

/** Versions of a showing, and of its seats together. */
interface ShowingVersions {
  /** Of the showing itself. */
  showing: number;
  /** The sum over its seats: versions only grow, so that it is the same until a seat changes. */
  seats: number;
}

type OfShowing<Value> = Value & { showingId: string };

export class ShowingSeatService {
  readonly #database: Database;
  readonly #seatMaps: SeatMapService;

  constructor({ database, seatMaps }: { database: Database; seatMaps: SeatMapService }) {
    this.#database = database;
    this.#seatMaps = seatMaps;
  }

  /** Every seat of those showings, in no order. */
  readonly statesByShowingId = manyRows<OfShowing<SeatState>>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        STATE_OF_SHOWING,
        (state) => Prisma.sql`
          select ${state}
          from showing_seat
          where showing_seat.showing_id = any (${showingIds.filter(isId)}::uuid[])`,
      ),
  );

  readonly availabilityByShowingId = oneRow<OfShowing<AvailabilityCount>>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        AVAILABILITY,
        (availability) => Prisma.sql`
          select ${availability}
          from showing_seat
          where showing_seat.showing_id = any (${showingIds}::uuid[])
          group by showing_seat.showing_id`,
      ),
  );

  /** What changes with each change of a showing or of its seats. */
  async versions(showingIds: readonly string[]): Promise<Map<string, ShowingVersions>> {
    const rows = await queryRows(
      this.#database.prisma,
      SHOWING_VERSIONS,
      (versions) => Prisma.sql`
        select ${versions}
        from showing
        join showing_seat on showing_seat.showing_id = showing.id
        where showing.id = any (${showingIds}::uuid[])
        group by showing.id`,
    );
    return new Map(rows.map((row) => [row.showingId, row]));
  }

  /** The seats of a showing with their states, row by row; those of `seatIds` only, where it is given. */
  async views(
    showing: { id: string; seatMapId: string },
    states: readonly SeatState[],
    seatIds?: readonly string[],
  ): Promise<ShowingSeatView[]> {
    const stateOf = new Map(states.map((state) => [state.seatId, state]));
    const wanted = seatIds && new Set(seatIds);
    const seats = await this.#seatMaps.seats(showing.seatMapId);
    return seats.flatMap((seat) => {
      const state = stateOf.get(seat.id);
      return state && (!wanted || wanted.has(seat.id)) ? [new ShowingSeatView(showing.id, seat, state)] : [];
    });
  }

  /** Up to three sets of free seats, the closest to the wanted ones first. */
  async alternatives(showingId: string, wantedIds: readonly string[]): Promise<ChosenSeats[]> {
    const showing = await this.#database.prisma.showing.findUniqueOrThrow({
      where: { id: showingId },
      select: { id: true, seatMapId: true },
    });
    const views = await this.views(showing, await this.statesByShowingId.rows([showingId]));
    return alternatives(
      views.map(({ seat, status }) => ({ ...seat, free: status === 'AVAILABLE' })),
      wantedIds,
    );
  }
}

const STATE_OF_SHOWING = columns<OfShowing<SeatState>>({
  showingId: 'showing_seat.showing_id',
  ...SEAT_STATE_EXPRESSIONS,
});

const AVAILABILITY = columns<OfShowing<AvailabilityCount>>({
  showingId: 'showing_seat.showing_id',
  total: 'count(*)::int',
  available: `count(*) filter (where showing_seat.status = 'AVAILABLE')::int`,
  held: `count(*) filter (where showing_seat.status = 'HELD')::int`,
  sold: `count(*) filter (where showing_seat.status = 'SOLD')::int`,
  blocked: `count(*) filter (where showing_seat.status = 'BLOCKED')::int`,
});

const SHOWING_VERSIONS = columns<OfShowing<ShowingVersions>>({
  showingId: 'showing.id',
  showing: 'showing.version',
  seats: 'sum(showing_seat.version)::int',
});
