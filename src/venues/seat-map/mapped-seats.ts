import type { Seat, SeatCategory, SeatMap } from '../../generated/prisma/client.ts';
import { mapInTurns } from '../../platform/turns.ts';

/** Before other work may have its turn. */
const SEATS_AT_ONCE = 200;

/** `tried`: the map of a dry run that it belongs to. */
export type MappedSeat = Seat & { tried?: TriedSeats };

/** The seats of one map. */
export interface MappedSeats {
  /** Row by row. */
  readonly list: readonly MappedSeat[];
  readonly byId: ReadonlyMap<string, MappedSeat>;
  /** Those that are sold together, by Seat.coupleNumber. */
  readonly couples: ReadonlyMap<number, readonly MappedSeat[]>;
}

/** A map of a dry run is nowhere in the database: it brings along all that can be asked of it. */
export interface TriedSeats extends MappedSeats {
  readonly categories: readonly SeatCategory[];
}

/** The row of a map, or of one of a dry run. */
export type SeatMapValue = SeatMap & { tried?: TriedSeats };

export function mapSeats(list: readonly MappedSeat[]): MappedSeats {
  const couples = new Map<number, MappedSeat[]>();
  for (const seat of list) {
    if (seat.coupleNumber === null) continue;
    const couple = couples.get(seat.coupleNumber);
    if (couple) couple.push(seat);
    else couples.set(seat.coupleNumber, [seat]);
  }
  return { list, byId: new Map(list.map((seat) => [seat.id, seat])), couples };
}

/** A map that is not stored, with its seats. */
export async function triedMap(
  map: SeatMap,
  seats: readonly Seat[],
  categories: readonly SeatCategory[],
): Promise<SeatMapValue> {
  const list = await mapInTurns(seats, (seat): MappedSeat => ({ ...seat }), { atOnce: SEATS_AT_ONCE });
  const tried: TriedSeats = { ...mapSeats(list), categories };
  for (const seat of list) seat.tried = tried;
  return { ...map, tried };
}
