import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * A seat that is blocked on a map is blocked in its next version too, where one has its label: it is as broken as before.
 *
 * @param maps the ids of the two versions
 * @returns the labels, row by row
 */
export async function carryBlocks(tx: Transaction, { from, to }: { from: string; to: string }): Promise<string[]> {
  const rows = await queryRows(
    tx.client,
    LABEL,
    (label) => Prisma.sql`
      with carried as (
        insert into seat_block (seat_id, reason, blocked_at)
        select seat.id, seat_block.reason, seat_block.blocked_at
        from seat as before
        join seat_block on seat_block.seat_id = before.id
        join seat on seat.seat_map_id = ${to}::uuid and seat.label = before.label
        where before.seat_map_id = ${from}::uuid
        returning seat_id
      )
      select ${label}
      from carried
      join seat on seat.id = carried.seat_id
      order by seat.position`,
  );
  return rows.map(({ label }) => label);
}

const LABEL = columns<{ label: string }>({ label: 'seat.label' });
