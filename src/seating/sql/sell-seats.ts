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
interface SeatSale extends SeatChange {
  cancelled: boolean;
}

/** The seats that `sellingSeats` has sold for a row of `holds`, as JSON. */
export function soldSeatsOf(holds: string): string {
  return `(select coalesce(json_agg(sold.state), '[]') from sold where sold.hold_id = ${holds}.id)`;
}

const SEAT_SALE = columns<SeatSale>({
  showingId: 'own_hold.showing_id',
  seats: soldSeatsOf('own_hold'),
  cancelled: 'sale.cancelled',
});

/**
 * Sells the seats of a hold, all of them or none. Once the money is taken only a cancelled showing is in the way: its
 * sales may have closed since the payment was asked for. Waits for who has locked the hold, the showing or a seat.
 */
export async function sellSeats(tx: Transaction, hold: SeatsToSell): Promise<SeatSale | undefined> {
  const [sale] = await queryRows(
    tx.client,
    SEAT_SALE,
    (seatSale) => Prisma.sql`
      with own_hold as materialized (
        select hold.id, hold.showing_id from hold where hold.id = ${hold.holdId}::uuid for update
      ),
      ${sellingSeats([hold], { waits: true })}
      select ${seatSale}
      from own_hold
      join sale on sale.showing_id = own_hold.showing_id`,
  );
  return sale;
}

/**
 * The only statement that sells seats, as CTEs of a larger one: `whole`, with the `hold_id` of each hold whose seats were
 * all sold, and what `soldSeatsOf` reads. It follows a CTE `own_hold` with `id` and `showing_id` of holds that were locked.
 *
 * @param options.waits false: showings that another transaction has locked are left out
 */
export function sellingSeats(holds: readonly SeatsToSell[], { waits }: { waits: boolean }): Prisma.Sql {
  const tickets = holds.flatMap(({ holdId, tickets: own }) => own.map((ticket) => ({ holdId, ...ticket })));
  return Prisma.sql`
    wanted as materialized (
      select wanted.hold_id, wanted.seat_id, wanted.ticket_id
      from unnest(
        ${tickets.map(({ holdId }) => holdId)}::uuid[],
        ${tickets.map(({ seatId }) => seatId)}::uuid[],
        ${tickets.map(({ ticketId }) => ticketId)}::uuid[]
      ) as wanted (hold_id, seat_id, ticket_id)
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
    )`;
}
