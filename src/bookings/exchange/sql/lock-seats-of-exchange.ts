import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { lockedSale } from '../../../seating/sql/on-sale.ts';
import { lockSeats } from '../../../seating/sql/seat-lock.ts';

interface LockedSeats {
  /** The seats of the hold that it still has are all that it is about, and the old tickets are all VALID. */
  isWhole: boolean;
  /** The showing of the new seats. */
  isCancelled: boolean;
}

const LOCKED = columns<LockedSeats>({
  isWhole: `(select count(*) from locked where locked.hold_id = sale.hold_id) = sale.seats
    and (select count(*) from old_ticket) = sale.tickets`,
  isCancelled: 'sale.cancelled',
});

/**
 * Locks what an exchange is about: the old tickets, the hold, its showing, and the old and new seats in one sorted order, since
 * others lock both too. The booking is locked by this transaction.
 *
 * @param exchange.seatIds the new seats
 */
export async function lockSeatsOfExchange(
  tx: Transaction,
  exchange: { holdId: string; ticketIds: readonly string[]; seatIds: readonly string[] },
): Promise<LockedSeats> {
  const [locked] = await queryRows(
    tx.client,
    LOCKED,
    (columnsOfLocked) => Prisma.sql`
      with old_ticket as materialized (
        select ticket.id, ticket.showing_id, ticket.seat_id
        from ticket
        where ticket.id = any (${exchange.ticketIds}::uuid[]) and ticket.status = 'VALID'
        order by ticket.id
        for update of ticket
      ),
      own_hold as materialized (
        select hold.id, hold.showing_id
        from hold
        where hold.id = ${exchange.holdId}::uuid and (select count(*) from old_ticket) >= 0
        for update
      ),
      ${lockedSale(Prisma.sql`select own_hold.showing_id from own_hold`)},
      locked as materialized (
        ${lockSeats(Prisma.sql`
          select sale.showing_id, wanted.seat_id
          from sale
          cross join unnest(${exchange.seatIds}::uuid[]) as wanted (seat_id)
          union
          select old_ticket.showing_id, old_ticket.seat_id
          from old_ticket
          where (select count(*) from sale) > 0`)}
      )
      select ${columnsOfLocked}
      from (
        select sale.cancelled, own_hold.id as hold_id, cardinality(${exchange.seatIds}::uuid[]) as seats,
          cardinality(${exchange.ticketIds}::uuid[]) as tickets
        from sale
        join own_hold on own_hold.showing_id = sale.showing_id
      ) as sale`,
  );
  if (!locked) throw new Error(`there is no hold ${exchange.holdId}`);
  return locked;
}
