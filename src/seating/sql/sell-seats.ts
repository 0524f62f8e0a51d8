import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatChange } from '../seat-state.ts';
import { lockedSale } from './on-sale.ts';
import { lockSeats } from './seat-lock.ts';

/** The seats of a hold that are to be sold, each to its ticket. */
export interface SeatsToSell {
  holdId: string;
  tickets: readonly { seatId: string; ticketId: string }[];
}

/** Of one hold. Its seats as they are now; empty when they were not sold, because of a cancelled showing or a lost seat. */
export interface SeatSale extends SeatChange {
  holdId: string;
  cancelled: boolean;
}

const SEAT_SALE = columns<SeatSale>({
  holdId: 'own_hold.id',
  showingId: 'own_hold.showing_id',
  seats: `(select coalesce(json_agg(sold.state), '[]') from sold where sold.hold_id = own_hold.id)`,
  cancelled: 'sale.cancelled',
});

/**
 * Sells the seats of holds; of each hold all of them or none. Once the money is taken only a cancelled showing is in the
 * way: its sales may have closed since the payment was asked for.
 *
 * @param options.waits false: holds and showings that another transaction has locked are left out
 */
export function sellSeats(
  tx: Transaction,
  holds: readonly SeatsToSell[],
  { waits }: { waits: boolean },
): Promise<SeatSale[]> {
  const tickets = holds.flatMap(({ holdId, tickets: own }) => own.map((ticket) => ({ holdId, ...ticket })));
  return queryRows(
    tx.client,
    SEAT_SALE,
    (seatSale) => Prisma.sql`
      with wanted as materialized (
        select wanted.hold_id, wanted.seat_id, wanted.ticket_id
        from unnest(
          ${tickets.map(({ holdId }) => holdId)}::uuid[],
          ${tickets.map(({ seatId }) => seatId)}::uuid[],
          ${tickets.map(({ ticketId }) => ticketId)}::uuid[]
        ) as wanted (hold_id, seat_id, ticket_id)
      ),
      own_hold as materialized (
        select hold.id, hold.showing_id
        from hold
        where hold.id = any (${holds.map(({ holdId }) => holdId)}::uuid[])
        order by hold.id
        for update ${waits ? Prisma.empty : Prisma.sql`skip locked`}
      ),
      ${lockedSale(Prisma.sql`select own_hold.showing_id from own_hold`, { waits })},
      locked as materialized (
        ${lockSeats(Prisma.sql`
          select sale.showing_id, wanted.seat_id
          from wanted
          join own_hold on own_hold.id = wanted.hold_id
          join sale on sale.showing_id = own_hold.showing_id
          where not sale.cancelled`)}
      ),
      own as materialized (
        select locked.showing_id, locked.seat_id, wanted.hold_id, wanted.ticket_id
        from locked
        join wanted on wanted.hold_id = locked.hold_id and wanted.seat_id = locked.seat_id
      ),
      whole as materialized (
        select wanted.hold_id
        from wanted
        left join own on own.ticket_id = wanted.ticket_id
        group by wanted.hold_id
        having count(own.ticket_id) = count(*)
      ),
      sold as (
        update showing_seat
        set status = 'SOLD', ticket_id = own.ticket_id, hold_id = null, held_until = null,
          version = showing_seat.version + 1
        from own
        join whole on whole.hold_id = own.hold_id
        where showing_seat.showing_id = own.showing_id and showing_seat.seat_id = own.seat_id
        returning own.hold_id, ${SEAT_STATE.object} as state
      )
      select ${seatSale}
      from own_hold
      join sale on sale.showing_id = own_hold.showing_id`,
  );
}
