import { type HoldStatus, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { COUNTER_RELEASE } from './counter-release.ts';
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
  /** Whether paying at the counter is offered; true when it was not asked for. */
  isOffered: boolean;
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
  keptMs: '(extract(epoch from whole.expires_at - (select now from moment)) * 1000)::float8',
  status: 'own.status',
  hasOtherSeats: 'own.has_other_seats',
  onSale: 'sale.open',
  opensAt: 'sale.opens_at',
  cancelled: 'sale.cancelled',
  isOffered: 'counter_offer.is_offered',
});

/** A booking at the counter can still be paid by card in its last moment: the attempt takes so long. */
const CARD_SECONDS = 120;

/** What the hold is kept for: a payment that takes so many seconds at most, or the counter until the release of its seats. */
export type Keeping = { seconds: number } | 'untilCounterRelease';

/**
 * Turns holds into CONVERTED ones and extends them, so that their seats are kept for at least `seconds` more, or until
 * they cannot be extended further; or, where paying at the counter is offered, until its seats are released. Each is decided by itself: one that is over, that has lost a seat, or
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
  { from, keeping, waits }: { from: 'ACTIVE' | 'CONVERTED'; keeping: Keeping; waits: boolean },
): Promise<HoldConversion[]> {
  const holdIds = holds.map(({ holdId }) => holdId);
  const accountIds = holds.map(({ accountId }) => accountId);
  // As texts, since lists of different lengths are no array of PostgreSQL.
  const seats = holds.map(({ seatIds }) => seatIds && `{${seatIds.join()}}`);
  const terms = keeping === 'untilCounterRelease' ? COUNTER_TERMS : cardTerms(keeping.seconds);
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
      ${terms.release}
      moment as materialized (
        select clock_timestamp() as now from (select count(*) from sale) as all_locked
      ),
      kept as materialized (
        select own.id, own.showing_id, own.seat_ids, ${terms.deadline} as expires_at
        from moment
        cross join own
        join sale on sale.showing_id = own.showing_id
        ${terms.offer}
        where own.status = ${from}::hold_status and own.expires_at > moment.now and sale.open
          and not own.has_other_seats and counter_offer.is_offered
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
        set status = 'CONVERTED', expires_at = whole.expires_at${terms.ceiling}
        from whole
        where hold.id = whole.id
      ),
      extended as (
        ${keepSeats('whole')}
      )
      select ${holdConversion}
      from own
      cross join moment
      join sale on sale.showing_id = own.showing_id
      ${terms.offer}
      left join whole on whole.id = own.id`,
  );
}

/** Parts of the statement that differ with what the holds are kept for. */
interface Terms {
  /** A further CTE, with a comma after it. */
  release: Prisma.Sql;
  /** Joins `counter_offer`, which has `is_offered`, to `own`, `sale` and `moment`. */
  offer: Prisma.Sql;
  deadline: Prisma.Sql;
  /** What is set of the hold besides. */
  ceiling: Prisma.Sql;
}

function cardTerms(seconds: number): Terms {
  return {
    release: Prisma.empty,
    offer: Prisma.sql`cross join (select true as is_offered) as counter_offer`,
    deadline: Prisma.sql`
      least(greatest(own.expires_at, moment.now + make_interval(secs => ${seconds}::int)), own.extendable_until)`,
    ceiling: Prisma.empty,
  };
}

const COUNTER_TERMS: Terms = {
  // Locked again, and so as it is after the wait: the start of the showing may have changed.
  release: Prisma.sql`
      counter_release as materialized (
        select showing.id as showing_id, ${COUNTER_RELEASE} as at
        from sale
        join showing on showing.id = sale.showing_id
        join auditorium on auditorium.id = showing.auditorium_id
        join cinema on cinema.id = auditorium.cinema_id
        for share of showing
      ),`,
  offer: Prisma.sql`
      join (select counter_release.showing_id, counter_release.at from counter_release) as release
        on release.showing_id = own.showing_id
      cross join lateral (select coalesce(release.at > moment.now, false) as is_offered) as counter_offer`,
  deadline: Prisma.sql`release.at`,
  ceiling: Prisma.sql`,
          extendable_until = greatest(
            hold.extendable_until, whole.expires_at + make_interval(secs => ${CARD_SECONDS}::int)
          )`,
};
