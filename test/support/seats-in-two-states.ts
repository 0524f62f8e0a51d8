import type { Database } from '../../src/platform/database/database.ts';

/** Seats of showings for which rows disagree: sold twice, sold without a ticket, or held by a hold that has ended. */
export function seatsInTwoStates({ prisma }: Database): Promise<{ seatId: string; what: string }[]> {
  return prisma.$queryRaw`
    select ticket.seat_id as "seatId", 'sold twice' as what
    from ticket
    where ticket.status in ('VALID', 'USED')
    group by ticket.showing_id, ticket.seat_id
    having count(*) > 1
    union all
    select showing_seat.seat_id, 'sold without a ticket'
    from showing_seat
    left join ticket on ticket.id = showing_seat.ticket_id
    where showing_seat.status = 'SOLD'
      and (ticket.status in ('VALID', 'USED') and ticket.seat_id = showing_seat.seat_id) is not true
    union all
    select ticket.seat_id, 'a ticket without a seat'
    from ticket
    join showing_seat on showing_seat.showing_id = ticket.showing_id and showing_seat.seat_id = ticket.seat_id
    where ticket.status in ('VALID', 'USED') and showing_seat.ticket_id is distinct from ticket.id
    union all
    select showing_seat.seat_id, 'held by a hold that has ended'
    from showing_seat
    join hold on hold.id = showing_seat.hold_id
    where showing_seat.status = 'HELD'
      and (hold.status not in ('ACTIVE', 'CONVERTED') or not showing_seat.seat_id = any (hold.seat_ids))`;
}
