import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatChange } from '../seat-state.ts';
import { FREED_STATUS } from './freed-status.ts';
import { lockSeats } from './seat-lock.ts';

/** The seats that a hold gave back. */
interface ReleasedHold extends SeatChange {
  holdId: string;
}

const RELEASED_HOLD = columns<ReleasedHold>({
  holdId: 'ended.id',
  showingId: 'ended.showing_id',
  seats: `coalesce(json_agg(released.state) filter (where released.state is not null), '[]')`,
});

/**
 * Frees the seats of ended holds, in one statement that locks them first. It touches only seats that a hold
 * still has: after its deadline another buyer may have taken some.
 *
 * @param ended a statement that gives `id, showing_id, seat_ids` of those holds, as in `update hold ... returning`
 */
export function releaseSeats(writer: Writer, ended: Prisma.Sql): Promise<ReleasedHold[]> {
  return queryRows(
    writer.client,
    RELEASED_HOLD,
    (releasedHold) => Prisma.sql`
      with ended as (${ended}),
      locked as materialized (
        ${lockSeats(Prisma.sql`select ended.showing_id, unnest(ended.seat_ids) as seat_id from ended`)}
      ),
      released as (
        update showing_seat
        set status = ${FREED_STATUS}, hold_id = null, held_until = null, version = showing_seat.version + 1
        from locked
        join ended on ended.id = locked.hold_id
        where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
        returning ended.id as hold_id, ${SEAT_STATE.object} as state
      )
      select ${releasedHold}
      from ended
      left join released on released.hold_id = ended.id
      group by ended.id, ended.showing_id`,
  );
}
