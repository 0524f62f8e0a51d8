import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Seat, SeatCategory, SeatMap } from '../../generated/prisma/client.ts';
import { oneRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';

/** A seat with its category. */
export interface MappedSeat extends Seat {
  category: SeatCategory;
}

/**
 * Seat maps never change (a change is a new version), so those in use are kept in memory: the seats of a showing then
 * cost one query, for their states.
 */
export class SeatMapService {
  readonly #database: Database;
  /** Maps that are asked for at the same time come in one query. */
  readonly #seats: DataLoader<string, MappedSeat[]>;

  constructor({ database }: { database: Database }) {
    this.#database = database;
    this.#seats = new DataLoader((ids) => this.#load(ids), {
      cacheMap: new LRUCache<string, Promise<MappedSeat[]>>({ max: 500 }),
    });
  }

  /** Row by row. Empty for an unknown map. */
  seats(seatMapId: string): Promise<MappedSeat[]> {
    return this.#seats.load(seatMapId);
  }

  readonly seatById = oneRow<MappedSeat>(
    ({ id }) => id,
    (ids) =>
      this.#database.prisma.seat.findMany({ where: { id: { in: ids.filter(isId) } }, include: { category: true } }),
  );

  readonly byId = oneRow<SeatMap>(
    ({ id }) => id,
    (ids) => this.#database.prisma.seatMap.findMany({ where: { id: { in: ids.filter(isId) } } }),
  );

  /** The newest version of each auditorium that has one. */
  readonly newestByAuditoriumId = oneRow<SeatMap>(
    ({ auditoriumId }) => auditoriumId,
    (auditoriumIds) =>
      this.#database.prisma.seatMap.findMany({
        where: { auditoriumId: { in: [...auditoriumIds] } },
        distinct: ['auditoriumId'],
        orderBy: [{ auditoriumId: 'asc' }, { version: 'desc' }],
      }),
  );

  async #load(seatMapIds: readonly string[]): Promise<MappedSeat[][]> {
    const seatsOf = new Map<string, MappedSeat[]>(seatMapIds.map((id) => [id, []]));
    const seats = await this.#database.prisma.seat.findMany({
      where: { seatMapId: { in: [...seatMapIds] } },
      include: { category: true },
      orderBy: { position: 'asc' },
    });
    for (const seat of seats) seatsOf.get(seat.seatMapId)?.push(seat);
    return [...seatsOf.values()];
  }
}
