import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatState } from '../seat-state.ts';
import { lockedSale } from './on-sale.ts';
import { lockSeats } from './seat-lock.ts';

interface SeatSale {
  /** The seats as they are now; empty when they were not sold, because the showing was cancelled or the hold has lost one. */
  seats: SeatState[];
  cancelled: boolean;
}

const SEAT_SALE = columns<SeatSale>({
  seats: `(select coalesce(json_agg(sold.state), '[]') from sold)`,
  cancelled: 'sale.cancelled',
});

/**
 * Sells the seats of a hold, each to its ticket, or none of them. Once the money is taken only a cancelled showing is in
 * the way: its sales may have closed since the payment was asked for.
 */
export async function sellSeats(
  tx: Transaction,
  { holdId, tickets }: { holdId: string; tickets: readonly { seatId: string; ticketId: string }[] },
): Promise<SeatSale> {
  const seatIds = tickets.map(({ seatId }) => seatId);
  const ticketIds = tickets.map(({ ticketId }) => ticketId);
  const [sale] = await queryRows(
    tx.client,
    SEAT_SALE,
    (seatSale) => Prisma.sql`
      with own_hold as materialized (
        select hold.id, hold.showing_id from hold where hold.id = ${holdId}::uuid for update
      ),
      ${lockedSale(Prisma.sql`select own_hold.showing_id from own_hold`)},
      locked as materialized (
        ${lockSeats(Prisma.sql`
          select sale.showing_id, unnest(${seatIds}::uuid[]) as seat_id from sale where not sale.cancelled`)}
      ),
      own as materialized (
        select locked.showing_id, locked.seat_id from locked where locked.hold_id = ${holdId}::uuid
      ),
      sold as (
        update showing_seat
        set status = 'SOLD', ticket_id = sold.ticket_id, hold_id = null, held_until = null,
          version = showing_seat.version + 1
        from own
        join unnest(${seatIds}::uuid[], ${ticketIds}::uuid[]) as sold (seat_id, ticket_id) on sold.seat_id = own.seat_id
        where showing_seat.showing_id = own.showing_id and showing_seat.seat_id = own.seat_id
          and (select count(*) from own) = ${seatIds.length}::int
        returning ${SEAT_STATE.object} as state
      )
      select ${seatSale} from sale`,
  );
  if (!sale) throw new Error(`there is no hold ${holdId}`);
  return sale;
}
