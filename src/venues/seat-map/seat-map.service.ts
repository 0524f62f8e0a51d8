import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { Prisma, type SeatCategory, type SeatMap } from '../../generated/prisma/client.ts';
import { manyRows, oneRow, type OneRow } from '../../platform/batches.ts';
import type { Cache } from '../../platform/cache.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { isId } from '../../platform/ids.ts';
import { compareTexts } from '../../platform/text.ts';
import { type MappedSeat, mapSeats, type MappedSeats, type SeatMapValue } from './mapped-seats.ts';

/** Reading more at once would keep the process busy for too long. */
const SEATS_AT_ONCE = 1_000;

/** Categories are read once for a request. */
interface CategoryLoader {
  load(batch: OneRow<SeatCategory>, id: string): Promise<SeatCategory | undefined>;
}

/** About 500 bytes each. */
const MAX_CACHED_SEATS = 100_000;

interface Dependencies {
  database: Database;
  cache: Cache;
  maxCachedSeats?: number;
}

/**
 * Seat maps never change (a change is a new version), so those in use are kept in memory: the seats of a showing then
 * cost one query, for their states. The names and colours of categories can change, and are read through the cache.
 */
export class SeatMapService {
  readonly #database: Database;
  readonly #shown: Cache;
  /** Maps that are asked for at the same time come in one query. */
  readonly #reads = new DataLoader<string, MappedSeats>((ids) => this.#load(ids), { cache: false });
  readonly #cache: LRUCache<string, MappedSeats>;
  readonly #capacities: DataLoader<string, number>;

  constructor({ database, cache, maxCachedSeats = MAX_CACHED_SEATS }: Dependencies) {
    this.#database = database;
    this.#shown = cache;
    this.#cache = new LRUCache({
      maxSize: maxCachedSeats,
      sizeCalculation: ({ list }) => Math.max(1, list.length),
      fetchMethod: (seatMapId) => this.#reads.load(seatMapId),
      // A map that there is no room for any more is still the answer to who asked for it.
      ignoreFetchAbort: true,
    });
    this.#capacities = new DataLoader((ids) => this.#count(ids), {
      cacheMap: new LRUCache<string, Promise<number>>({ max: 10_000 }),
    });
  }

  /** Empty for an unknown map. */
  mappedSeats(seatMapId: string): Promise<MappedSeats> {
    return this.#cache.forceFetch(seatMapId);
  }

  /** The seats of a map, also of one of a dry run. */
  seatsOf({ id, tried }: SeatMapValue): Promise<MappedSeats> {
    return tried ? Promise.resolve(tried) : this.mappedSeats(id);
  }

  /** The seats of the map that a seat is in, itself too. */
  seatsBeside({ seatMapId, tried }: MappedSeat): Promise<MappedSeats> {
    return tried ? Promise.resolve(tried) : this.mappedSeats(seatMapId);
  }

  /** Row by row. Empty for an unknown map. */
  async seats(seatMapId: string): Promise<readonly MappedSeat[]> {
    return (await this.mappedSeats(seatMapId)).list;
  }

  /** How many seats it has, without reading them. */
  capacity(seatMapId: string): Promise<number> {
    return this.#capacities.load(seatMapId);
  }

  capacityOf({ id, tried }: SeatMapValue): Promise<number> {
    return tried ? Promise.resolve(tried.list.length) : this.capacity(id);
  }

  /** Those that its seats have, in the order of names. */
  async categoriesOf(map: SeatMapValue, loaders: CategoryLoader): Promise<SeatCategory[]> {
    const ids = new Set((await this.seatsOf(map)).list.map(({ seatCategoryId }) => seatCategoryId));
    const found =
      map.tried?.categories ?? (await Promise.all([...ids].map((id) => loaders.load(this.categoryById, id))));
    return found.filter((category) => category !== undefined).toSorted((a, b) => compareTexts(a.name, b.name));
  }

  readonly seatById = oneRow<MappedSeat>(
    ({ id }) => id,
    (ids) => this.#database.prisma.seat.findMany({ where: { id: { in: ids.filter(isId) } } }),
  );

  readonly categoryById = oneRow<SeatCategory>(
    ({ id }) => id,
    (ids) => this.#database.prisma.seatCategory.findMany({ where: { id: { in: [...ids] } } }),
    { isShared: true, keep: (id, load) => this.#shown.get(`seat category ${id}`, load) },
  );

  /** In the order of names. */
  readonly categoriesByCinemaId = manyRows<SeatCategory>(
    ({ cinemaId }) => cinemaId,
    (cinemaIds) =>
      this.#database.prisma.seatCategory.findMany({
        where: { cinemaId: { in: [...cinemaIds] } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  );

  readonly byId = oneRow<SeatMap>(
    ({ id }) => id,
    (ids) => this.#database.prisma.seatMap.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true, keep: (id, load) => this.#shown.get(`seat map ${id}`, load) },
  );

  /** The newest version of each auditorium that has one. */
  readonly newestByAuditoriumId = oneRow<SeatMap>(
    ({ auditoriumId }) => auditoriumId,
    (auditoriumIds) =>
      queryRows(
        this.#database.prisma,
        SEAT_MAP,
        (seatMap) => Prisma.sql`
          select distinct on (seat_map.auditorium_id) ${seatMap}
          from seat_map
          where seat_map.auditorium_id = any (${auditoriumIds}::uuid[])
          order by seat_map.auditorium_id, seat_map.version desc`,
      ),
    { isShared: true, keep: (auditoriumId, load) => this.#shown.get(`newest seat map of ${auditoriumId}`, load) },
  );

  async #count(seatMapIds: readonly string[]): Promise<number[]> {
    const counted = await this.#database.prisma.seat.groupBy({
      by: ['seatMapId'],
      where: { seatMapId: { in: [...seatMapIds] } },
      _count: true,
    });
    const capacities = new Map(counted.map(({ seatMapId, _count }) => [seatMapId, _count]));
    return seatMapIds.map((id) => capacities.get(id) ?? 0);
  }

  async #load(seatMapIds: readonly string[]): Promise<MappedSeats[]> {
    const seatsOf = new Map<string, MappedSeat[]>(seatMapIds.map((id) => [id, []]));
    let rest = seatMapIds.toSorted();
    for (let [last, lastPosition] = ['', -1]; rest.length > 0; rest = rest.filter((id) => id >= last)) {
      const seats = await this.#database.prisma.seat.findMany({
        where: {
          seatMapId: { in: rest },
          NOT: { seatMapId: { in: rest.slice(0, 1) }, position: { lte: lastPosition } },
        },
        orderBy: [{ seatMapId: 'asc' }, { position: 'asc' }],
        take: SEATS_AT_ONCE,
      });
      for (const seat of seats) seatsOf.get(seat.seatMapId)?.push(seat);
      if (seats.length < SEATS_AT_ONCE) break;
      ({ seatMapId: last, position: lastPosition } = seats.at(-1) ?? { seatMapId: '', position: 0 });
    }
    return [...seatsOf.values()].map(mapSeats);
  }
}

export const SEAT_MAP = columns<SeatMap>({
  id: 'seat_map.id',
  auditoriumId: 'seat_map.auditorium_id',
  version: 'seat_map.version',
  importedAt: 'seat_map.imported_at',
  areas: 'seat_map.areas',
});
