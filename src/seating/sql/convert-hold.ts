import { type HoldStatus, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { lockedSale } from './on-sale.ts';
import { keepSeats } from './keep-seats.ts';
import { lockSeats } from './seat-lock.ts';

export interface HoldConversion {
  holdId: string;
  /** Until when the seats are kept; null when the hold was not converted, and the rest says why. */
  expiresAt: Date | null;
  /** Until then, in milliseconds by the database's clock; null when the hold was not converted. */
  keptMs: number | null;
  /** Of the hold as it was. */
  status: HoldStatus;
  /** Whether it has other seats than those that it was to be converted with. */
  hasOtherSeats: boolean;
  /** Whether the showing is on sale. */
  onSale: boolean;
  /** When it will be; null when it is, or never will be. */
  opensAt: Date | null;
  cancelled: boolean;
}

/** A hold that is to be kept for a payment. */
export interface HoldToKeep {
  holdId: string;
  accountId: string;
  /** Sorted: with other seats it is not converted. Null: whatever seats it has. */
  seatIds: readonly string[] | null;
}

const HOLD_CONVERSION = columns<HoldConversion>({
  holdId: 'own.id',
  expiresAt: 'whole.expires_at',
  keptMs: '(extract(epoch from whole.expires_at - (select now from moment)) * 1000)::int',
  status: 'own.status',
  hasOtherSeats: 'own.has_other_seats',
  onSale: 'sale.open',
  opensAt: 'sale.opens_at',
  cancelled: 'sale.cancelled',
});

/**
 * Turns holds into CONVERTED ones and extends them, so that their seats are kept for at least `seconds` more, or until
 * they cannot be extended further. Each is decided by itself: one that is over, that has lost a seat, or
 * whose seats were changed since its tickets were quoted, stays as it is.
 *
 * The holds, their showings and their seats are locked in this order. The clock is read once the showings are locked, and
 * so are the showings: a deadline that passed during the wait has passed, and no showing can be cancelled before this
 * transaction has ended.
 *
 * @param options.waits false: holds and showings that another transaction has locked are left out
 * @returns nothing for a hold that the account does not have
 */
export function convertHolds(
  tx: Transaction,
  holds: readonly HoldToKeep[],
  { from, seconds, waits }: { from: 'ACTIVE' | 'CONVERTED'; seconds: number; waits: boolean },
): Promise<HoldConversion[]> {
  const holdIds = holds.map(({ holdId }) => holdId);
  const accountIds = holds.map(({ accountId }) => accountId);
  // As texts, since lists of different lengths are no array of PostgreSQL.
  const seats = holds.map(({ seatIds }) => seatIds && `{${seatIds.join()}}`);
  return queryRows(
    tx.client,
    HOLD_CONVERSION,
    (holdConversion) => Prisma.sql`
      with own as materialized (
        select hold.id, hold.showing_id, hold.seat_ids, hold.status, hold.expires_at, hold.extendable_until,
          coalesce(hold.seat_ids <> wanted.seats::uuid[], false) as has_other_seats
        from unnest(${holdIds}::uuid[], ${accountIds}::uuid[], ${seats}::text[]) as wanted (hold_id, account_id, seats)
        join hold on hold.id = wanted.hold_id and hold.account_id = wanted.account_id
        order by hold.id
        for update of hold ${waits ? Prisma.empty : Prisma.sql`skip locked`}
      ),
      ${lockedSale(Prisma.sql`select own.showing_id from own`, { waits })},
      moment as materialized (
        select clock_timestamp() as now from (select count(*) from sale) as all_locked
      ),
      kept as materialized (
        select own.id, own.showing_id, own.seat_ids,
          least(
            greatest(own.expires_at, moment.now + make_interval(secs => ${seconds}::int)), own.extendable_until
          ) as expires_at
        from moment
        cross join own
        join sale on sale.showing_id = own.showing_id
        where own.status = ${from}::hold_status and own.expires_at > moment.now and sale.open
          and not own.has_other_seats
      ),
      locked as materialized (
        ${lockSeats(Prisma.sql`select kept.showing_id, unnest(kept.seat_ids) as seat_id from kept`)}
      ),
      whole as materialized (
        select kept.id, kept.expires_at
        from kept
        join locked on locked.hold_id = kept.id and locked.seat_id = any (kept.seat_ids)
        group by kept.id, kept.expires_at, kept.seat_ids
        having count(distinct locked.seat_id) = cardinality(kept.seat_ids)
      ),
      converted as (
        update hold
        set status = 'CONVERTED', expires_at = whole.expires_at
        from whole
        where hold.id = whole.id
      ),
      extended as (
        ${keepSeats('whole')}
      )
      select ${holdConversion}
      from own
      join sale on sale.showing_id = own.showing_id
      left join whole on whole.id = own.id`,
  );
}
