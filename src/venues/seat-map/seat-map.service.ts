import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Seat, SeatCategory, SeatMap } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';

/** A seat as it is shown, with its category at hand. */
export interface MappedSeat extends Seat {
  category: SeatCategory;
}

/**
 * Seat maps never change once made (a change is a new version), so those in use are kept in memory: a
 * showing's seats then cost one query for their states.
 */
export class SeatMapService {
  readonly #database: Database;
  /** Those of several maps that are asked for at once come in one query. */
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

  seatsByIds = async (ids: readonly string[]): Promise<MappedSeat[]> =>
    this.#database.prisma.seat.findMany({ where: { id: { in: [...ids] } }, include: { category: true } });

  byIds = async (ids: readonly string[]): Promise<SeatMap[]> =>
    this.#database.prisma.seatMap.findMany({ where: { id: { in: [...ids] } } });

  /** The newest version of each auditorium that has one. */
  currentByAuditoriumIds = async (auditoriumIds: readonly string[]): Promise<SeatMap[]> =>
    this.#database.prisma.seatMap.findMany({
      where: { auditoriumId: { in: [...auditoriumIds] } },
      distinct: ['auditoriumId'],
      orderBy: [{ auditoriumId: 'asc' }, { version: 'desc' }],
    });

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
