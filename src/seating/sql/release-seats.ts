import { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { lockSeats, seatsOf } from './seat-lock.ts';
import type { SeatChange, SeatState } from '../seat-state.ts';

/**
 * What becomes of seats that are held: they are freed, kept longer, or sold. Each is one statement that
 * locks the seats first and touches only those that the hold still has: a hold past its deadline may have
 * lost some to somebody else.
 */

/**
 * Gives back the seats of holds that are over.
 *
 * @param ended a statement that gives `id, showing_id, seat_ids` of those holds, as in `update hold ... returning`
 */
export async function freeSeats(tx: Transaction, ended: Prisma.Sql): Promise<(SeatChange & { holdId: string })[]> {
  return tx.client.$queryRaw`
    with ended as (${ended}),
    locked as materialized (${lockSeats(Prisma.sql`select ended.showing_id, unnest(ended.seat_ids) as seat_id from ended`)}),
    freed as (
      update showing_seat
      set status = 'AVAILABLE', hold_id = null, held_until = null, version = showing_seat.version + 1
      from locked
      join ended on ended.id = locked.hold_id
      where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
      returning ended.id as hold_id, showing_seat.seat_id, showing_seat.status, showing_seat.version
    )
    select ended.id as "holdId", ended.showing_id as "showingId",
      coalesce(
        json_agg(json_build_object('seatId', freed.seat_id, 'status', freed.status, 'version', freed.version))
          filter (where freed.seat_id is not null),
        '[]'
      ) as seats
    from ended
    left join freed on freed.hold_id = ended.id
    group by ended.id, ended.showing_id`;
}

export interface KeptHold {
  showingId: string;
  seatIds: string[];
  expiresAt: Date;
}

/**
 * Keeps the seats at least `seconds` longer, and turns the hold into a CONVERTED one.
 *
 * @returns undefined when the hold is not of this account, not in the status `from`, or over. The
 * transaction must then be given up, for the hold may have been changed.
 */
export async function keepSeats(
  tx: Transaction,
  hold: { holdId: string; accountId: string; from: 'ACTIVE' | 'CONVERTED'; seconds: number },
): Promise<KeptHold | undefined> {
  const { holdId, accountId, from, seconds } = hold;
  const [kept] = await tx.client.$queryRaw<(KeptHold & { keptSeats: number })[]>`
    with kept as (
      update hold
      set status = 'CONVERTED', expires_at = greatest(expires_at, clock_timestamp() + make_interval(secs => ${seconds}::int))
      where id = ${holdId}::uuid and account_id = ${accountId}::uuid
        and status = ${from}::hold_status and expires_at > clock_timestamp()
      returning id, showing_id, seat_ids, expires_at
    ),
    locked as materialized (${lockSeats(Prisma.sql`select kept.showing_id, unnest(kept.seat_ids) as seat_id from kept`)}),
    extended as (
      update showing_seat
      set held_until = kept.expires_at
      from locked
      join kept on kept.id = locked.hold_id
      where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
      returning showing_seat.seat_id
    )
    select kept.showing_id as "showingId", kept.seat_ids as "seatIds", kept.expires_at as "expiresAt",
      (select count(*)::int from extended) as "keptSeats"
    from kept`;
  return kept && kept.keptSeats === kept.seatIds.length ? kept : undefined;
}

/**
 * Sells the seats of a hold, each to its ticket, or none of them.
 *
 * @returns the seats as they are now; empty when the hold has lost one
 */
export async function sellSeats(
  tx: Transaction,
  sale: { holdId: string; showingId: string; tickets: readonly { seatId: string; ticketId: string }[] },
): Promise<SeatState[]> {
  const { holdId, showingId, tickets } = sale;
  const seatIds = tickets.map(({ seatId }) => seatId);
  const ticketIds = tickets.map(({ ticketId }) => ticketId);
  return tx.client.$queryRaw`
    with locked as materialized (${lockSeats(seatsOf(showingId, seatIds))}),
    ours as materialized (select locked.showing_id, locked.seat_id from locked where locked.hold_id = ${holdId}::uuid)
    update showing_seat
    set status = 'SOLD', ticket_id = sold.ticket_id, hold_id = null, held_until = null, version = showing_seat.version + 1
    from ours
    join unnest(${seatIds}::uuid[], ${ticketIds}::uuid[]) as sold (seat_id, ticket_id) on sold.seat_id = ours.seat_id
    where showing_seat.showing_id = ours.showing_id and showing_seat.seat_id = ours.seat_id
      and (select count(*) from ours) = ${seatIds.length}::int
    returning showing_seat.seat_id as "seatId", showing_seat.status, showing_seat.version`;
}
