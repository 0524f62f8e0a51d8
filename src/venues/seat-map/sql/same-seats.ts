import { Prisma } from '../../../generated/prisma/client.ts';
import { countRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { turns } from '../../../platform/turns.ts';
import type { DrawnSeat, SeatMapDrawing } from '../seat-map-drawing.ts';

/** All of a large map at once would keep the process busy for too long. */
const SEATS_AT_ONCE = 1_000;

/** Whether a map has the seats of a drawing and no others. What categories are called counts, not their colours. */
export async function hasSameSeats(tx: Transaction, seatMapId: string, { seats }: SeatMapDrawing): Promise<boolean> {
  const count = await countRows(tx.client, Prisma.sql`from seat where seat.seat_map_id = ${seatMapId}::uuid`);
  if (count !== seats.length) return false;
  for (let start = 0; start < seats.length; start += SEATS_AT_ONCE) {
    await turns.next();
    const part = seats.slice(start, start + SEATS_AT_ONCE);
    if ((await countSame(tx, seatMapId, part)) !== part.length) return false;
  }
  return true;
}

function countSame(tx: Transaction, seatMapId: string, seats: readonly DrawnSeat[]): Promise<number> {
  return countRows(
    tx.client,
    Prisma.sql`
      from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as drawn (
        position integer, section text, row text, number text, label text, category text, features seat_feature[],
        "rowIndex" integer, "indexInRow" integer, x double precision, y double precision,
        "coupleNumber" integer, "companionOf" integer
      )
      join seat on seat.seat_map_id = ${seatMapId}::uuid and seat.position = drawn.position
      join seat_category on seat_category.id = seat.seat_category_id
      left join seat as companion on companion.id = seat.companion_of_id
      where (
        seat.section, seat.row, seat.number, seat.label, seat_category.name, seat.features,
        seat.row_index, seat.index_in_row, seat.x, seat.y, seat.couple_number, companion.position
      ) is not distinct from (
        drawn.section, drawn.row, drawn.number, drawn.label, drawn.category, drawn.features,
        drawn."rowIndex", drawn."indexInRow", drawn.x, drawn.y, drawn."coupleNumber", drawn."companionOf"
      )`,
  );
}
