import pg from 'pg';

/** Rows of the generated database that queries ask for: typical ones, and those with the most to read. */
export interface Sample {
  cinemaId: string;
  /** One of its auditoriums. */
  auditoriumId: string;
  /** Every fourth showing is one of its. */
  longRunner: string;
  /** Of the middle of their lists, as cursors have them. */
  middleMovie: [string, string];
  middleShowing: [string, string];
  /** On sale, in the largest auditorium. */
  largeShowing: string;
  freeSeats: string[];
  takenSeats: string[];
  ticketTypeId: string;
  priceMinor: string;
  currency: string;
  /** Its most holds are of one account. */
  attackedShowing: string;
  attackedSeats: string[];
  /** Has the most bookings. */
  regular: string;
  middleBooking: [string, string];
  bookingId: string;
  attacker: string;
  middleHold: [string, string];
  newcomer: string;
  today: string;
  halfAYearAgo: string;
  /** 200 showings to come, as one process may have watchers of. */
  watchedShowings: string[];
  watchedBookings: string[];
  movieWords: string;
  /** May do everything. */
  administrator: string;
  /** Of a booking, and of a seat that only the largest auditorium has. */
  reference: string;
  rareSeat: string;
  /** The first day and the last of a year. */
  yearBefore: string;
}

const INSTANT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SAMPLE = `
  with large as (
    select showing.id, showing.auditorium_id, showing.price_list_id from showing
    where starts_at > now() + interval '3 hours' and cancelled_at is null
      and auditorium_id = (select auditorium_id from seat_map join seat on seat.seat_map_id = seat_map.id
        group by auditorium_id order by count(*) desc limit 1)
    order by starts_at limit 1
  ),
  ranked as (
    select account_id, showing_id, count(*) as holds from hold where status = 'RELEASED' group by 1, 2 order by 3 desc limit 1
  ),
  regular as (select account_id as id from booking group by account_id order by count(*) desc limit 1),
  middle_hold as (
    select created_at, hold.id from hold join ranked using (account_id, showing_id) order by created_at desc, hold.id desc
    offset (select holds / 2 from ranked) limit 1
  ),
  middle_booking as (
    select placed_at, booking.id from booking join regular on regular.id = account_id order by placed_at desc, booking.id desc
    offset (select count(*) / 2 from booking join regular on regular.id = account_id) limit 1
  )
  select
    (select id from cinema order by name limit 1) as "cinemaId",
    (select id from auditorium where cinema_id = (select id from cinema order by name limit 1) order by name limit 1)
      as "auditoriumId",
    (select movie_id from showing group by movie_id order by count(*) desc limit 1) as "longRunner",
    (select array[title, id::text] from movie order by title, id offset (select count(*) / 2 from movie) limit 1) as "middleMovie",
    (select array[${INSTANT('starts_at')}, id::text] from showing order by starts_at, id
      offset (select count(*) / 2 from showing) limit 1) as "middleShowing",
    large.id as "largeShowing",
    (select array_agg(seat_id::text) from (select seat_id from showing_seat join seat on seat.id = seat_id
      where showing_id = large.id and status = 'AVAILABLE' order by position limit 2)) as "freeSeats",
    (select array_agg(seat_id::text) from (select seat_id from showing_seat join seat on seat.id = seat_id
      where showing_id = large.id and status = 'SOLD' order by position limit 2)) as "takenSeats",
    price.ticket_type_id as "ticketTypeId", price.amount_minor::text as "priceMinor",
    cinema.currency,
    ranked.showing_id as "attackedShowing", ranked.account_id as attacker,
    (select array_agg(seat_id::text) from (select seat_id from showing_seat join seat on seat.id = seat_id
      where showing_id = ranked.showing_id and status = 'AVAILABLE' order by position limit 2)) as "attackedSeats",
    regular.id as regular,
    (select array[${INSTANT('placed_at')}, id::text] from middle_booking) as "middleBooking",
    (select id from middle_booking) as "bookingId",
    (select array[${INSTANT('created_at')}, id::text] from middle_hold) as "middleHold",
    (select id from account order by created_at desc limit 1) as newcomer,
    to_char(now(), 'YYYY-MM-DD') as today,
    (select to_char(starts_at, 'YYYY-MM-DD') from showing order by starts_at
      offset (select count(*) / 4 from showing) limit 1) as "halfAYearAgo",
    (select array_agg(id::text) from (select id from showing where starts_at > now() order by starts_at limit 200)) as "watchedShowings",
    (select array_agg(id::text) from (select id from booking order by id desc limit 200)) as "watchedBookings",
    (select split_part(title, ' ', 1) || ' ' || split_part("cast"[1], ' ', 2) from movie order by id limit 1) as "movieWords",
    (select account_id from role_grant where role = 'ADMIN' limit 1) as administrator,
    (select reference from booking where id = (select id from middle_booking)) as reference,
    (select label from seat group by label order by count(*), label desc limit 1) as "rareSeat",
    to_char(now() - interval '365 days', 'YYYY-MM-DD') as "yearBefore"
  from large
  join auditorium on auditorium.id = large.auditorium_id
  join cinema on cinema.id = auditorium.cinema_id
  join seat_category on seat_category.cinema_id = cinema.id and seat_category.name = 'Stalls'
  join ticket_type on ticket_type.cinema_id = cinema.id and ticket_type.name = 'Adult'
  join price on price.price_list_id = large.price_list_id and price.seat_category_id = seat_category.id
    and price.ticket_type_id = ticket_type.id
  cross join ranked
  cross join regular`;

export async function readSample(connectionString: string): Promise<Sample> {
  const client = new pg.Client({ connectionString, options: '-c timezone=UTC' });
  await client.connect();
  try {
    const { rows } = await client.query<Sample>(SAMPLE);
    const [sample] = rows;
    if (!sample) throw new Error('the database has no year in it: fill it first');
    return sample;
  } finally {
    await client.end();
  }
}
