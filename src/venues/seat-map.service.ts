import { LRUCache } from 'lru-cache';
import type { Seat, SeatCategory, SeatMap } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database.ts';

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
  readonly #seats: LRUCache<string, MappedSeat[]>;

  constructor({ database }: { database: Database }) {
    this.#database = database;
    this.#seats = new LRUCache({ max: 500, fetchMethod: (seatMapId) => this.#load(seatMapId) });
  }

  /** Row by row. Empty for an unknown map. */
  async seats(seatMapId: string): Promise<MappedSeat[]> {
    return (await this.#seats.fetch(seatMapId)) ?? [];
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

  #load(seatMapId: string): Promise<MappedSeat[]> {
    return this.#database.prisma.seat.findMany({
      where: { seatMapId },
      include: { category: true },
      orderBy: { position: 'asc' },
    });
  }
}
