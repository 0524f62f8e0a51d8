import type { Prisma, Seat, SeatCategory, SeatMap } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { mapInTurns, turns } from '../../platform/turns.ts';
import type { MappedSeat } from './mapped-seats.ts';
import type { DrawnArea, DrawnSeat, SeatMapDrawing } from './seat-map-drawing.ts';
import { writeSeats } from './sql/write-seats.ts';

/** Before other work may have its turn. */
const SEATS_AT_ONCE = 200;

interface NewSeatMap {
  auditoriumId: string;
  version: number;
  drawing: SeatMapDrawing;
  /** Of the cinema: at least those that the drawing names. */
  categories: readonly SeatCategory[];
}

/** Writes a map with its seats. */
export async function insertSeatMap(tx: Transaction, map: NewSeatMap): Promise<SeatMap> {
  const { auditoriumId, version, drawing, categories } = map;
  const areas = drawing.areas as unknown as Prisma.InputJsonValue;
  const row = await tx.client.seatMap.create({ data: { id: newId(), auditoriumId, version, areas } });
  await writeSeats(tx, await seatRows(row.id, drawing, categories));
  return row;
}

export async function seatRows(
  seatMapId: string,
  { seats }: SeatMapDrawing,
  categories: readonly SeatCategory[],
): Promise<Seat[]> {
  const categoryIds = new Map(categories.map(({ name, id }) => [name, id]));
  const ids: string[] = [];
  while (ids.length < seats.length) {
    if (ids.length % SEATS_AT_ONCE === 0) await turns.next();
    ids.push(newId());
  }
  const toRow = ({ category, companionOf, ...seat }: DrawnSeat, position: number) => {
    const [id, seatCategoryId] = [ids[position], categoryIds.get(category)];
    if (id === undefined || seatCategoryId === undefined) throw new Error(`there is no category ${category}`);
    return { ...seat, id, seatMapId, seatCategoryId, companionOfId: ids[companionOf ?? -1] ?? null };
  };
  return mapInTurns(seats, toRow, { atOnce: SEATS_AT_ONCE });
}

/** What the rows of a map were made of. */
export function drawingOf(
  { areas }: SeatMap,
  seats: readonly MappedSeat[],
  categories: readonly SeatCategory[],
): SeatMapDrawing {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const positions = new Map(seats.map(({ id, position }) => [id, position]));
  return {
    categories: categories.map(({ name, color }) => ({ name, color })),
    seats: seats.map(({ seatCategoryId, companionOfId, ...seat }) => ({
      ...seat,
      category: byId.get(seatCategoryId)?.name ?? '',
      companionOf: positions.get(companionOfId ?? '') ?? null,
    })),
    areas: areas as unknown as DrawnArea[],
  };
}
