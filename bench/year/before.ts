import type { Sample } from './sample.ts';

/** A statement as version 0.1 sent it, and where the one that does its work now is found. */
export interface Changed {
  name: string;
  before: string;
  /** An operation that is measured, and a part of its statement. */
  after: { operation: string; part: string };
}

/** Indexes that version 0.1 did not have. */
export const NEW_INDEXES = [
  'showing_auditorium_id_starts_at_id_idx',
  'booking_showing_id_idx',
  'hold_account_id_created_at_id_idx',
  'role_grant_account_id_idx',
  'hold_kept',
];

const CINEMA =
  'join auditorium on auditorium.id = showing.auditorium_id join cinema on cinema.id = auditorium.cinema_id';

export function changedQueries(sample: Sample): Changed[] {
  const { attacker, attackedShowing, largeShowing, regular, middleBooking, today, cinemaId } = sample;
  return [
    {
      name: 'The sweep: payments that are not settled',
      before: `select payment.id from payment
        where created_at < now() - interval '20 seconds' and status = cast((select 'PENDING'::text) as payment_status)
        order by created_at limit 20`,
      after: { operation: 'due rows: every kind', part: 'from payment' },
    },
    {
      name: 'Showings of a business day',
      before: `select showing.* from showing ${CINEMA}
        where (showing.starts_at at time zone cinema.time_zone - cinema.business_day_ends_at::interval)::date = date '${today}'
        order by showing.starts_at, showing.id limit 101`,
      after: { operation: 'showings: of a business day', part: 'order by showing.starts_at' },
    },
    {
      name: 'Showings of a cinema, to come',
      before: `select showing.* from showing ${CINEMA} where cinema.id = '${cinemaId}' and showing.starts_at >= now()
        order by showing.starts_at, showing.id limit 101`,
      after: { operation: 'showings: of a cinema, to come', part: 'order by showing.starts_at' },
    },
    {
      name: 'Bookings of a showing (for staff and cancellations to come)',
      before: `select id from booking where showing_id = '${largeShowing}'`,
      after: { operation: 'bookings of a showing', part: 'booking' },
    },
    {
      name: 'takeSeats: the seats that the account keeps, after thousands of holds',
      before: `select max(hold.created_at), coalesce(sum(held.seats), 0)::int from hold
        left join lateral (
          select count(*) as seats from showing_seat
          where showing_seat.showing_id = hold.showing_id and showing_seat.seat_id = any (hold.seat_ids)
            and showing_seat.hold_id = hold.id and showing_seat.held_until > clock_timestamp()
        ) as held on hold.status in ('ACTIVE', 'CONVERTED')
        where hold.account_id = '${attacker}' and hold.showing_id = '${attackedShowing}'`,
      after: { operation: 'mutation holdSeats: after thousands of holds', part: 'account_holds' },
    },
    {
      name: 'The seats of a hold of two',
      before: `select seat_id, status, version from showing_seat where showing_id = '${largeShowing}'`,
      after: { operation: 'mutation holdSeats', part: 'as wanted (showing_id, seat_id)' },
    },
    {
      name: 'A lost race: what alternatives are chosen from, when they are selected',
      before: `select seat_id, status, version from showing_seat where showing_id = '${largeShowing}'`,
      after: { operation: 'mutation holdSeats: refused, with alternatives', part: 'array(' },
    },
    {
      name: 'A deep page of bookings',
      before: `select * from booking where account_id = '${regular}'
        and (placed_at < '${middleBooking[0]}' or (placed_at = '${middleBooking[0]}' and id < '${middleBooking[1]}'))
        order by placed_at desc, id desc limit 51`,
      after: { operation: 'me: deep page of bookings', part: 'LIMIT' },
    },
    {
      name: 'The newest holds of an account with thousands',
      before: `select * from hold where account_id = '${attacker}' order by created_at desc, id desc limit 51`,
      after: { operation: 'me: holds, all (attacker)', part: 'order by hold.created_at' },
    },
    {
      name: 'Movies that are shown now',
      before: `select movie.* from movie where true = exists (select from showing where showing.movie_id = movie.id
        and showing.starts_at > clock_timestamp() and showing.cancelled_at is null) order by title, id limit 101`,
      after: { operation: 'movies: now showing', part: 'order by' },
    },
  ];
}
