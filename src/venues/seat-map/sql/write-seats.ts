import type { Seat } from '../../../generated/prisma/client.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { turns } from '../../../platform/turns.ts';

/** Of one statement; a row is never divided, since companions name places of their row. */
const SEATS_AT_ONCE = 1_000;

/** Raw SQL: the first createMany of this many rows takes Prisma itself 250 ms of CPU time. */
export async function writeSeats(tx: Transaction, seats: readonly Seat[]): Promise<void> {
  for (const part of inParts(seats)) {
    await turns.next();
    await tx.client.$executeRaw`
      insert into seat (
        id, seat_map_id, position, section, row, number, label, seat_category_id, features,
        row_index, index_in_row, x, y, couple_number, companion_of_id
      )
      select
        drawn.id, drawn."seatMapId", drawn.position, drawn.section, drawn.row, drawn.number, drawn.label,
        drawn."seatCategoryId", drawn.features, drawn."rowIndex", drawn."indexInRow", drawn.x, drawn.y,
        drawn."coupleNumber", drawn."companionOfId"
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as drawn (
        id uuid, "seatMapId" uuid, position integer, section text, row text, number text, label text,
        "seatCategoryId" uuid, features seat_feature[], "rowIndex" integer, "indexInRow" integer,
        x double precision, y double precision, "coupleNumber" integer, "companionOfId" uuid
      )`;
  }
}

function inParts(seats: readonly Seat[]): Seat[][] {
  const parts: Seat[][] = [];
  for (const [index, seat] of seats.entries()) {
    const part = parts.at(-1);
    const isNewRow = seat.rowIndex !== seats[index - 1]?.rowIndex;
    if (!part || (isNewRow && part.length >= SEATS_AT_ONCE)) parts.push([seat]);
    else part.push(seat);
  }
  return parts;
}
