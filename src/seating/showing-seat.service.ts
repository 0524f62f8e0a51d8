import { Prisma } from '../generated/prisma/client.ts';
import { findRow, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { SharedReads } from '../platform/shared-reads.ts';
import { WHEELCHAIR_RELEASED_AT } from '../scheduling/wheelchair-release.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { type SeatColumns, seatsOf } from './seat-state-columns.ts';
import { SeatStateReader } from './seat-state-reader.ts';
import type { SeatState } from './seat-state.ts';
import { alternatives } from './selection/alternatives.ts';
import type { SeatWish } from './selection/best-available.ts';
import { lesserWishes } from './selection/lesser-wishes.ts';
import type { ChosenSeats, SeatToChoose } from './selection/seat-to-choose.ts';
import { isFreeAt } from './sql/free-seat.ts';
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
  /** The map that it is sold on: another one after it has moved to another auditorium. */
  seatMapId: string;
  /** The sum over its seats: versions only grow, so that it is the same until a seat changes. */
  seats: number;
}

type OfShowing<Value> = Value & { showingId: string };

/** A seat of a showing, with the map that the showing is sold on. */
type SeatOfShowing = OfShowing<SeatState> & { seatMapId: string };

interface FreeSeats {
  seatMapId: string;
  seatIds: string[];
  /** Whether wheelchair places are for all buyers. */
  wheelchairReleased: boolean;
  guardsSingleSeats: boolean;
}

/** What seats are chosen from, as it was stored after it was asked for. */
export interface SeatsToChooseFrom extends Omit<FreeSeats, 'seatMapId' | 'seatIds'> {
  /** Row by row. Shared: nothing may change them. */
  seats: readonly SeatToChoose[];
}

/** What loaders know a seat of a showing by. */
export function showingSeatKey({ showingId, seatId }: Pick<SeatOfShowing, 'showingId' | 'seatId'>): string {
  return `${showingId} ${seatId}`;
}

export class ShowingSeatService {
  readonly #database: Database;
  readonly #seatMaps: SeatMapService;
  /** Of whole showings. */
  readonly states: SeatStateReader;
  /** At a busy showing many choose at once, and all from the same seats. */
  readonly #toChooseFrom = new SharedReads((showingId) => this.#readToChooseFrom(showingId));

  constructor({ database, seatMaps }: { database: Database; seatMaps: SeatMapService }) {
    this.#database = database;
    this.#seatMaps = seatMaps;
    this.states = new SeatStateReader({ database, seatMaps });
  }

  /** Single seats, by showingSeatKey. */
  readonly stateByKey = oneRow<SeatOfShowing>(showingSeatKey, (keys) => {
    const wanted = keys.map((key) => key.split(' '));
    return queryRows(
      this.#database.prisma,
      SEAT_OF_SHOWING,
      (state) => Prisma.sql`
        select ${state}
        from unnest(
          ${wanted.map(([showingId]) => showingId)}::uuid[], ${wanted.map(([, seatId]) => seatId)}::uuid[]
        ) as wanted (showing_id, seat_id)
        join showing on showing.id = wanted.showing_id
        left join showing_seat on showing_seat.showing_id = wanted.showing_id and showing_seat.seat_id = wanted.seat_id
        where showing_seat.seat_id is not null or showing.free_seats_version is not null and exists (
          select from seat where seat.id = wanted.seat_id and seat.seat_map_id = showing.seat_map_id
        )`,
    );
  });

  readonly availabilityByShowingId = oneRow<OfShowing<AvailabilityCount>>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        AVAILABILITY,
        (availability) => Prisma.sql`
          select ${availability}
          from showing
          left join showing_seat on showing_seat.showing_id = showing.id
          where showing.id = any (${showingIds}::uuid[])
          group by showing.id`,
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
        left join showing_seat on showing_seat.showing_id = showing.id
        where showing.id = any (${showingIds}::uuid[])
        group by showing.id`,
    );
    return new Map(rows.map((row) => [row.showingId, row]));
  }

  /** The seats of a showing with their states, row by row; none for an unknown one. */
  async views(showingId: string): Promise<ShowingSeatView[]> {
    const states = await findRow(this.states.columnsByShowingId, showingId);
    return states ? this.viewsOfColumns(states) : [];
  }

  /** The same for columns that are read. */
  async viewsOfColumns(states: SeatColumns): Promise<ShowingSeatView[]> {
    const { showingId, statuses, versions } = states;
    const seats = seatsOf(states, await this.#seatMaps.seats(states.seatMapId));
    return seats.flatMap((seat, nth) => {
      const [status, version] = [statuses[nth], versions[nth]];
      return status === undefined || version === undefined
        ? []
        : [new ShowingSeatView(showingId, seat, { status, version })];
    });
  }

  /** Single seats, row by row. */
  async viewsOf(states: readonly SeatOfShowing[]): Promise<ShowingSeatView[]> {
    const views = await Promise.all(
      states.map(async (state) => {
        const seat = (await this.#seatMaps.mappedSeats(state.seatMapId)).byId.get(state.seatId);
        return seat ? [new ShowingSeatView(state.showingId, seat, state)] : [];
      }),
    );
    return views.flat().toSorted((a, b) => a.seat.position - b.seat.position);
  }

  /** Up to three sets of free seats, the closest to the wanted ones first. */
  async alternatives(showingId: string, wantedIds: readonly string[]): Promise<ChosenSeats[]> {
    const from = await this.toChooseFrom(showingId);
    return from ? alternatives(from.seats, wantedIds, from) : [];
  }

  /** Up to three sets of free seats that a wish would allow if it asked for less. */
  async alternativesTo(showingId: string, wish: SeatWish): Promise<ChosenSeats[]> {
    const from = await this.toChooseFrom(showingId);
    return from ? lesserWishes(from.seats, wish, from) : [];
  }

  /** Undefined for an unknown showing. */
  toChooseFrom(showingId: string): Promise<SeatsToChooseFrom | undefined> {
    return this.#toChooseFrom.read(showingId);
  }

  async #readToChooseFrom(showingId: string): Promise<SeatsToChooseFrom | undefined> {
    const free = await this.#readFreeSeats(showingId);
    if (!free) return undefined;
    const { seatMapId, seatIds, ...rules } = free;
    const isFree = new Set(seatIds);
    const seats = await this.#seatMaps.seats(seatMapId);
    return { seats: seats.map((seat) => ({ ...seat, free: isFree.has(seat.id) })), ...rules };
  }

  async #readFreeSeats(showingId: string): Promise<FreeSeats | undefined> {
    const [free] = await queryRows(
      this.#database.prisma,
      FREE_SEATS,
      (freeSeats) => Prisma.sql`select ${freeSeats} from showing where showing.id = ${showingId}::uuid`,
    );
    return free;
  }
}

const FREE_SEATS = columns<FreeSeats>({
  seatMapId: 'showing.seat_map_id',
  wheelchairReleased: `${WHEELCHAIR_RELEASED_AT} is not null`,
  guardsSingleSeats: 'showing.guards_single_seats',
  seatIds: `array(
    select showing_seat.seat_id
    from showing_seat
    where showing_seat.showing_id = showing.id and ${isFreeAt('showing_seat', '(select clock_timestamp())').sql}
  )`,
});

/** A seat without a row is AVAILABLE, where it is not unknown: see drop-free-seats.ts. */
const SEAT_OF_SHOWING = columns<SeatOfShowing>({
  showingId: 'wanted.showing_id',
  seatMapId: 'showing.seat_map_id',
  seatId: 'wanted.seat_id',
  status: `coalesce(showing_seat.status, 'AVAILABLE')`,
  version: 'coalesce(showing_seat.version, showing.free_seats_version)',
});

/** Of a `showing` that is long past, how many seats have no row; 0 of all others. */
const SEATS_WITHOUT_ROW = `case
  when showing.free_seats_version is null then 0
  else (select count(*) from seat where seat.seat_map_id = showing.seat_map_id) - count(showing_seat.seat_id)
end`;

const AVAILABILITY = columns<OfShowing<AvailabilityCount>>({
  showingId: 'showing.id',
  total: `(count(showing_seat.seat_id) + ${SEATS_WITHOUT_ROW})::int`,
  available: `(count(*) filter (where showing_seat.status = 'AVAILABLE') + ${SEATS_WITHOUT_ROW})::int`,
  held: `count(*) filter (where showing_seat.status = 'HELD')::int`,
  sold: `count(*) filter (where showing_seat.status = 'SOLD')::int`,
  blocked: `count(*) filter (where showing_seat.status = 'BLOCKED')::int`,
});

const SHOWING_VERSIONS = columns<OfShowing<ShowingVersions>>({
  showingId: 'showing.id',
  showing: 'showing.version',
  seatMapId: 'showing.seat_map_id',
  seats: `(
    coalesce(sum(showing_seat.version), 0) + coalesce(showing.free_seats_version, 0) * (${SEATS_WITHOUT_ROW})
  )::int`,
});
