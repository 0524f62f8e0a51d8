import { Prisma } from '../../generated/prisma/client.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import type { SeatState } from '../seat-state.ts';
import { releaseSeats } from './release-seats.ts';

/**
 * Ends all ACTIVE holds of a showing and gives their seats back. Holds that have become bookings stay.
 *
 * @returns the seats as they are now
 */
export async function releaseHoldsOfShowing(writer: Writer, showingId: string): Promise<SeatState[]> {
  const released = await releaseSeats(
    writer,
    Prisma.sql`
      update hold
      set status = 'RELEASED', expires_at = least(hold.expires_at, clock_timestamp())
      from (
        select kept.id
        from hold as kept
        where kept.status = 'ACTIVE' and kept.id in (
          select showing_seat.hold_id
          from showing_seat
          where showing_seat.showing_id = ${showingId}::uuid and showing_seat.hold_id is not null
        )
        order by kept.id
        for update
      ) as kept
      where hold.id = kept.id
      returning hold.id, hold.showing_id, hold.seat_ids`,
  );
  return released.flatMap(({ seats }) => seats);
}
