import { Prisma, type SeatBlock } from '../../generated/prisma/client.ts';
import { manyRows } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';

export type SeatBlockRow = SeatBlock & { seatMapId: string };

export class SeatBlockService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Row by row. */
  readonly bySeatMapId = manyRows<SeatBlockRow>(
    ({ seatMapId }) => seatMapId,
    (seatMapIds) =>
      queryRows(
        this.#database.prisma,
        SEAT_BLOCK,
        (block) => Prisma.sql`
          select ${block}
          from seat
          join seat_block on seat_block.seat_id = seat.id
          where seat.seat_map_id = any (${seatMapIds}::uuid[])
          order by seat.seat_map_id, seat.position`,
      ),
  );
}

const SEAT_BLOCK = columns<SeatBlockRow>({
  seatId: 'seat_block.seat_id',
  reason: 'seat_block.reason',
  blockedAt: 'seat_block.blocked_at',
  seatMapId: 'seat.seat_map_id',
});
