import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatChange } from '../seat-state.ts';
import { lockSeats } from './seat-lock.ts';

/** What the blocks of its map have done to a showing: the seats whose status has changed. */
export interface AppliedBlocks extends SeatChange {
  /** Blocked seats that are SOLD, or HELD by a hold whose deadline has not passed. */
  inUse: number;
}

const APPLIED = columns<AppliedBlocks>({
  showingId: 'decided.showing_id',
  inUse: 'count(*) filter (where decided.is_blocked and decided.is_in_use)::int',
  seats: `coalesce(json_agg(changed.state) filter (where changed.has_other_status), '[]')`,
});

/** So that a block for the showing alone, from before there were reasons, is still known once the map's block has ended. */
const NO_REASON = 'No reason was given.';

/**
 * Makes seats of showings say whether they are blocked on their map. One that is in use stays so, and is BLOCKED once it is
 * free: see FREED_STATUS. One that is also blocked for its showing alone stays BLOCKED when the map's block ends.
 *
 * The blocks must not change until the transaction has ended: the caller has locked the auditorium.
 *
 * @param wanted a select of `showing_id, seat_id`
 * @returns a row for each showing
 */
export function applyMapBlocks(tx: Transaction, wanted: Prisma.Sql): Promise<AppliedBlocks[]> {
  return queryRows(
    tx.client,
    APPLIED,
    (applied) => Prisma.sql`
      with locked as materialized (${lockSeats(wanted)}),
      moment as materialized (select clock_timestamp() as now from (select count(*) from locked) as counted),
      decided as materialized (
        select locked.showing_id, locked.seat_id, locked.status, locked.block_reason, locked.blocked_on_map,
          seat_block.seat_id is not null as is_blocked,
          locked.status = 'SOLD' or (locked.status = 'HELD' and locked.held_until > moment.now) as is_in_use
        from locked
        cross join moment
        left join seat_block on seat_block.seat_id = locked.seat_id
      ),
      becoming as materialized (
        select decided.showing_id, decided.seat_id, decided.is_blocked,
          case
            when decided.is_blocked and not decided.is_in_use then 'BLOCKED'
            when not decided.is_blocked and decided.status = 'BLOCKED' and decided.block_reason is null then 'AVAILABLE'
            else decided.status
          end::seat_status as status,
          case
            when decided.status = 'BLOCKED' and decided.is_blocked then coalesce(decided.block_reason, ${NO_REASON})
            else decided.block_reason
          end as block_reason,
          decided.status as old_status
        from decided
        where decided.is_blocked <> decided.blocked_on_map
      ),
      changed as (
        update showing_seat
        set status = becoming.status, blocked_on_map = becoming.is_blocked, block_reason = becoming.block_reason,
          hold_id = case when becoming.status = 'HELD' then showing_seat.hold_id end,
          held_until = case when becoming.status = 'HELD' then showing_seat.held_until end,
          version = showing_seat.version + (becoming.status <> becoming.old_status)::int
        from becoming
        where showing_seat.showing_id = becoming.showing_id and showing_seat.seat_id = becoming.seat_id
        returning showing_seat.showing_id, showing_seat.seat_id, ${SEAT_STATE.object} as state,
          becoming.status <> becoming.old_status as has_other_status
      )
      select ${applied}
      from decided
      left join changed on changed.showing_id = decided.showing_id and changed.seat_id = decided.seat_id
      group by decided.showing_id`,
  );
}
