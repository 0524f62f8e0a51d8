import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatState } from '../seat-state.ts';
import { saleAt } from './on-sale.ts';
import { lockSeats, seatsOf } from './seat-lock.ts';

export interface SeatRequest {
  holdId: string;
  accountId: string;
  showingId: string;
  /** Sorted, without doubles. */
  seatIds: readonly string[];
  holdSeconds: number;
  /** How long it can last, with all extensions. */
  maxHoldSeconds: number;
  /** How many seats of the showing the account may hold in all. */
  accountLimit: number;
  idempotencyKey: string | null;
}

export interface SeatsTaken {
  /** Null when the seats were not taken; the rest says why. */
  expiresAt: Date | null;
  /** Null when they were not taken. */
  extendableUntil: Date | null;
  /** Null when there is no such showing. */
  onSale: boolean | null;
  /** When it will be; null when it is on sale, or never will be. */
  opensAt: Date | null;
  /** How many seats of the showing the account held before. */
  heldBefore: number;
  /** Those of the seats that the showing has. */
  known: string[];
  /** Those of them that were free. */
  free: string[];
  /** The seats as they are now; empty when they were not taken. */
  taken: SeatState[];
}

const SEATS_TAKEN = columns<SeatsTaken>({
  expiresAt: '(select expires_at from new_hold)',
  extendableUntil: '(select extendable_until from new_hold)',
  onSale: '(select open from sale)',
  opensAt: '(select opens_at from sale)',
  heldBefore: '(select seats from account_holds)',
  known: `(select coalesce(array_agg(seat_id::text), '{}') from locked)`,
  free: `(select coalesce(array_agg(seat_id::text), '{}') from free)`,
  taken: `(select coalesce(json_agg(state), '[]') from taken)`,
});

/**
 * Takes every seat asked for, or none, in one statement, which is one transaction and one round trip.
 *
 * - A seat is free when it is AVAILABLE, or HELD past its deadline: that hold is over whether or not anything has
 *   noticed.
 * - The clock is read once, after the locks are taken: `moment` depends on all of them. `now()` would be the statement's
 *   start, and a CTE of its own could be evaluated before the wait for a lock.
 * - `ordinal` is one more than that of the account's newest hold of the showing that this statement can see. If another
 *   of its holds commits meanwhile, not seen by the count, the unique index refuses this one.
 */
export async function takeSeats(writer: Writer, request: SeatRequest): Promise<SeatsTaken> {
  const { holdId, accountId, showingId, seatIds, holdSeconds, maxHoldSeconds, accountLimit, idempotencyKey } = request;
  const [answer] = await queryRows(
    writer.client,
    SEATS_TAKEN,
    (seatsTaken) => Prisma.sql`
      with locked as materialized (${lockSeats(seatsOf(showingId, seatIds))}),
      moment as materialized (
        select clock_timestamp() as now from (select count(*) from locked) as all_locked
      ),
      free as materialized (
        select locked.showing_id, locked.seat_id
        from locked
        where locked.status = 'AVAILABLE' or (locked.status = 'HELD' and locked.held_until <= (select now from moment))
      ),
      sale as materialized (
        select ${saleAt(Prisma.sql`moment.now`)}
        from showing, moment
        where showing.id = ${showingId}::uuid
      ),
      account_holds as materialized (
        select
          (
            select coalesce(max(hold.ordinal), 0)
            from hold
            where hold.account_id = ${accountId}::uuid and hold.showing_id = ${showingId}::uuid
          ) as newest,
          (
            select count(*)::int
            from hold
            join showing_seat on showing_seat.showing_id = hold.showing_id
              and showing_seat.seat_id = any (hold.seat_ids)
              and showing_seat.hold_id = hold.id
            where hold.account_id = ${accountId}::uuid and hold.showing_id = ${showingId}::uuid
              and hold.status in ('ACTIVE', 'CONVERTED') and hold.expires_at > (select now from moment)
          ) as seats
      ),
      new_hold as (
        insert into hold (id, account_id, showing_id, seat_ids, expires_at, extendable_until, ordinal, idempotency_key)
        select ${holdId}::uuid, ${accountId}::uuid, ${showingId}::uuid, ${seatIds}::uuid[],
          moment.now + make_interval(secs => ${holdSeconds}::int),
          moment.now + make_interval(secs => ${maxHoldSeconds}::int), account_holds.newest + 1, ${idempotencyKey}
        from account_holds, sale, moment
        where sale.open
          and account_holds.seats + ${seatIds.length}::int <= ${accountLimit}::int
          and (select count(*) from free) = ${seatIds.length}::int
        returning id, expires_at, extendable_until
      ),
      taken as (
        update showing_seat
        set status = 'HELD', hold_id = new_hold.id, held_until = new_hold.expires_at, version = showing_seat.version + 1
        from new_hold, free
        where showing_seat.showing_id = free.showing_id and showing_seat.seat_id = free.seat_id
        returning ${SEAT_STATE.object} as state
      )
      select ${seatsTaken}`,
  );
  if (!answer) throw new Error('the statement that takes seats gave no row');
  return answer;
}
