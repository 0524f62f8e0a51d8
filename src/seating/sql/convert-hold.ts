import { type HoldStatus, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { lockedSale } from './on-sale.ts';
import { lockSeats } from './seat-lock.ts';

export interface HoldConversion {
  /** Until when the seats are kept; null when the hold was not converted, and the rest says why. */
  expiresAt: Date | null;
  /** Of the hold as it was. */
  status: HoldStatus;
  /** Whether the showing is on sale. */
  onSale: boolean;
  /** When it will be; null when it is, or never will be. */
  opensAt: Date | null;
  cancelled: boolean;
  /** Whether the hold still has each of its seats. */
  isWhole: boolean;
}

const HOLD_CONVERSION = columns<HoldConversion>({
  expiresAt: '(select converted.expires_at from converted)',
  status: 'own.status',
  onSale: 'sale.open',
  opensAt: 'sale.opens_at',
  cancelled: 'sale.cancelled',
  isWhole: '(select count(*) from extended) = cardinality(own.seat_ids)',
});

/**
 * Turns a hold into a CONVERTED one and extends it, so that its seats are kept for at least `seconds` more, or until it
 * cannot be extended further.
 *
 * The hold, its showing and its seats are locked in this order, and only then are the clock and the showing read: a
 * deadline that passed during the wait has passed, and the showing cannot be cancelled before this transaction has ended.
 *
 * @returns undefined when the account has no such hold. Unless it was converted and is whole, the transaction must be
 * rolled back, since the hold may have been changed
 */
export async function convertHold(
  tx: Transaction,
  hold: { holdId: string; accountId: string; from: 'ACTIVE' | 'CONVERTED'; seconds: number },
): Promise<HoldConversion | undefined> {
  const { holdId, accountId, from, seconds } = hold;
  const [conversion] = await queryRows(
    tx.client,
    HOLD_CONVERSION,
    (holdConversion) => Prisma.sql`
      with own as materialized (
        select hold.id, hold.showing_id, hold.seat_ids, hold.status, hold.expires_at, hold.extendable_until
        from hold
        where hold.id = ${holdId}::uuid and hold.account_id = ${accountId}::uuid
        for update
      ),
      ${lockedSale(Prisma.sql`select own.showing_id from own`)},
      converted as (
        update hold
        set status = 'CONVERTED',
          expires_at = least(
            greatest(own.expires_at, clock_timestamp() + make_interval(secs => ${seconds}::int)),
            own.extendable_until
          )
        from sale
        cross join own
        where hold.id = own.id and own.status = ${from}::hold_status and own.expires_at > clock_timestamp() and sale.open
        returning hold.id, hold.showing_id, hold.seat_ids, hold.expires_at
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
      select ${holdConversion} from own cross join sale`,
  );
  return conversion;
}
