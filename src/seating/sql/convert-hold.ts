import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { lockSeats } from './seat-lock.ts';

interface ConvertedHold {
  showingId: string;
  seatIds: string[];
  expiresAt: Date;
  /** How many of its seats the hold still has. */
  seatsLeft: number;
}

const CONVERTED_HOLD = columns<ConvertedHold>({
  showingId: 'converted.showing_id',
  seatIds: 'converted.seat_ids',
  expiresAt: 'converted.expires_at',
  seatsLeft: '(select count(*)::int from extended)',
});

/**
 * Turns a hold into a CONVERTED one and extends it, so that its seats are kept for at least `seconds` more.
 *
 * @returns undefined when the hold is not of this account, not in the status `from`, or past its deadline. The
 * transaction must then be rolled back, since the hold may have been changed.
 */
export async function convertHold(
  tx: Transaction,
  hold: { holdId: string; accountId: string; from: 'ACTIVE' | 'CONVERTED'; seconds: number },
): Promise<ConvertedHold | undefined> {
  const { holdId, accountId, from, seconds } = hold;
  const [converted] = await queryRows(
    tx.client,
    CONVERTED_HOLD,
    (convertedHold) => Prisma.sql`
      with converted as (
        update hold
        set status = 'CONVERTED',
          expires_at = greatest(expires_at, clock_timestamp() + make_interval(secs => ${seconds}::int))
        where id = ${holdId}::uuid and account_id = ${accountId}::uuid
          and status = ${from}::hold_status and expires_at > clock_timestamp()
        returning id, showing_id, seat_ids, expires_at
      ),
      locked as materialized (
        ${lockSeats(Prisma.sql`select converted.showing_id, unnest(converted.seat_ids) as seat_id from converted`)}
      ),
      extended as (
        update showing_seat
        set held_until = converted.expires_at
        from locked
        join converted on converted.id = locked.hold_id
        where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
        returning showing_seat.seat_id
      )
      select ${convertedHold} from converted`,
  );
  return converted && converted.seatsLeft === converted.seatIds.length ? converted : undefined;
}
