import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/** A seat that is blocked on its map, or no longer, with the label that people know it by. */
export interface BlockedLabel {
  seatId: string;
  label: string;
}

const BLOCKED_LABEL = columns<BlockedLabel>({ seatId: 'seat.id', label: 'seat.label' });

/** Of the seats named, those of the map, row by row. */
export function findSeatsOfMap(
  tx: Transaction,
  seatMapId: string,
  seatIds: readonly string[],
): Promise<BlockedLabel[]> {
  return queryRows(
    tx.client,
    BLOCKED_LABEL,
    (seat) => Prisma.sql`
      select ${seat}
      from seat
      where seat.seat_map_id = ${seatMapId}::uuid and seat.id = any (${seatIds}::uuid[])
      order by seat.position`,
  );
}

const CHANGED = columns<{ seatId: string }>({ seatId: 'seat_block.seat_id' });

/** @returns those that were not blocked before; the others keep their reason */
export function insertMapBlocks(tx: Transaction, seatIds: readonly string[], reason: string) {
  return queryRows(
    tx.client,
    CHANGED,
    (changed) => Prisma.sql`
      insert into seat_block (seat_id, reason)
      select wanted.seat_id, ${reason} from unnest(${seatIds}::uuid[]) as wanted (seat_id)
      on conflict (seat_id) do nothing
      returning ${changed}`,
  );
}

/** @returns those that were blocked */
export function deleteMapBlocks(tx: Transaction, seatIds: readonly string[]) {
  return queryRows(
    tx.client,
    CHANGED,
    (changed) => Prisma.sql`
      delete from seat_block where seat_block.seat_id = any (${seatIds}::uuid[]) returning ${changed}`,
  );
}

const SHOWING_ID = columns<{ id: string }>({ id: 'showing.id' });

/**
 * The showings of a map that take place and have not ended, the earliest first. The auditorium is locked: none is scheduled
 * in it before the transaction has ended.
 */
export async function findShowingsToCome(
  tx: Transaction,
  { auditoriumId, seatMapId }: { auditoriumId: string; seatMapId: string },
): Promise<string[]> {
  const rows = await queryRows(
    tx.client,
    SHOWING_ID,
    (showing) => Prisma.sql`
      select ${showing}
      from showing
      where showing.auditorium_id = ${auditoriumId}::uuid and showing.seat_map_id = ${seatMapId}::uuid
        and showing.cancelled_at is null and showing.ends_at > clock_timestamp()
      order by showing.starts_at, showing.id`,
  );
  return rows.map(({ id }) => id);
}
