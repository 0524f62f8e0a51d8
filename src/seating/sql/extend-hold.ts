import { type HoldStatus, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { keepSeats } from './keep-seats.ts';
import { lockSeats } from './seat-lock.ts';

export interface HoldExtension {
  /** Of the hold as it was. */
  status: HoldStatus;
  /** Whether it kept all of its seats when they were locked. */
  isActive: boolean;
  /** The new deadline; null when it is the old one still, and the rest says why. */
  expiresAt: Date | null;
  /** Until then, in milliseconds by the database's clock; null when the deadline is the old one. */
  leftMs: number | null;
  extendableUntil: Date;
  /** Whether the deadline was `extendableUntil` already. */
  isAtItsEnd: boolean;
}

const HOLD_EXTENSION = columns<HoldExtension>({
  status: 'standing.status',
  isActive: 'standing.is_active',
  expiresAt: 'extended.expires_at',
  leftMs: '(extract(epoch from extended.expires_at - standing.now) * 1000)::int',
  extendableUntil: 'standing.extendable_until',
  isAtItsEnd: 'standing.expires_at >= standing.extendable_until',
});

/**
 * Moves the deadline of an ACTIVE hold to `seconds` from now, and to `extendable_until` at the latest: the row says when that
 * is, and nothing changes it. A deadline is never moved to an earlier moment.
 *
 * The hold and its seats are locked in this order, and the clock is read after both: a deadline that passed during the wait
 * has passed, and another buyer may have the seats. The deadlines of the seats move with that of the hold. Their status does
 * not change, so neither do their versions.
 *
 * @returns undefined when the account does not have the hold
 */
export async function extendHold(
  writer: Writer,
  { holdId, accountId, seconds }: { holdId: string; accountId: string; seconds: number },
): Promise<HoldExtension | undefined> {
  const [row] = await queryRows(
    writer.client,
    HOLD_EXTENSION,
    (holdExtension) => Prisma.sql`
      with own as materialized (
        select hold.id, hold.showing_id, hold.seat_ids, hold.status, hold.expires_at, hold.extendable_until
        from hold
        where hold.id = ${holdId}::uuid and hold.account_id = ${accountId}::uuid
        for update
      ),
      locked as materialized (
        ${lockSeats(Prisma.sql`select own.showing_id, unnest(own.seat_ids) as seat_id from own`)}
      ),
      moment as materialized (
        select clock_timestamp() as now from (select count(*) from locked) as all_locked
      ),
      standing as materialized (
        select own.id, own.status, own.expires_at, own.extendable_until, moment.now,
          own.status = 'ACTIVE' and own.expires_at > moment.now and cardinality(own.seat_ids) = (
            select count(*) from locked where locked.hold_id = own.id
          ) as is_active,
          least(moment.now + make_interval(secs => ${seconds}::int), own.extendable_until) as deadline
        from own
        cross join moment
      ),
      extended as (
        update hold
        set expires_at = standing.deadline
        from standing
        where hold.id = standing.id and standing.is_active and standing.deadline > standing.expires_at
        returning hold.id, hold.expires_at
      ),
      kept as (
        ${keepSeats('extended')}
      )
      select ${holdExtension}
      from standing
      left join extended on extended.id = standing.id`,
  );
  return row;
}
