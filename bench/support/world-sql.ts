/** A cinema with one auditorium of $1 rows of $2 seats, a price list with one price, $3 for each seat, and a movie. */
export const ROOM = `
  with cinema as (
    insert into cinema (id, name, address_street, address_city, address_country, time_zone, currency)
    values (uuidv7(), 'Bench', 'Loopback 1', 'Berlin', 'DE', 'UTC', 'EUR') returning id
  ),
  category as (
    insert into seat_category (id, cinema_id, name) select uuidv7(), cinema.id, 'Stalls' from cinema returning id
  ),
  auditorium as (
    insert into auditorium (id, cinema_id, name) select uuidv7(), cinema.id, 'One' from cinema returning id
  ),
  seat_map as (
    insert into seat_map (id, auditorium_id, version) select uuidv7(), auditorium.id, 1 from auditorium returning id
  ),
  ticket_type as (
    insert into ticket_type (id, cinema_id, name) select uuidv7(), cinema.id, 'Adult' from cinema returning id
  ),
  price_list as (
    insert into price_list (id, cinema_id, name) select uuidv7(), cinema.id, 'Standard' from cinema returning id
  ),
  price as (
    insert into price (price_list_id, seat_category_id, ticket_type_id, amount_minor)
    select price_list.id, category.id, ticket_type.id, $3::bigint from price_list, category, ticket_type
  ),
  movie as (
    insert into movie (id, title, synopsis, runtime_minutes) values (uuidv7(), 'The Queue', 'It is long.', 110)
  )
  insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, features, x, y, row_index, index_in_row)
  select uuidv7(), seat_map.id, line * $2::int + place, chr(65 + line), place + 1, chr(65 + line) || place + 1,
    category.id, '{}'::seat_feature[], place, line, line, place
  from seat_map, category, generate_series(0, $1::int - 1) as line, generate_series(0, $2::int - 1) as place
  order by line, place`;

/** $1 accounts. They never log in, so they have no real passwords. */
export const PEOPLE = `
  insert into account (id, email, name, password_hash)
  select uuidv7(), 'buyer' || number || '@rowlock.example', 'Buyer ' || number, 'none'
  from generate_series(1, $1::int) as number
  returning id`;

/** $2 showings, one after another, from the number $1. Buyers hold whichever seats they like. */
export const SHOWINGS = `
  insert into showing (
    id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at,
    guards_single_seats
  )
  select uuidv7(), movie.id, seat_map.auditorium_id, seat_map.id, price_list.id,
    slot.start, slot.start + interval '2 hours', slot.start + interval '2 hours', slot.start, false
  from movie, seat_map, price_list, generate_series($1::int, $1::int + $2::int - 1) as number
  cross join lateral (
    select date_trunc('day', now()) + interval '2 days' + number * interval '3 hours' as start
  ) as slot
  returning id`;

/** Every seat of those showings, free. */
export const SHOWING_SEATS = `
  insert into showing_seat (showing_id, seat_id)
  select showing.id, seat.id
  from showing
  join seat on seat.seat_map_id = showing.seat_map_id
  where showing.id = any ($1::uuid[])
  order by showing.id, seat.position`;

/** Of those showings: the number of holds, of their seats, of HELD seats, and of seats that were held more than once. */
export const COUNT_HOLDS = `
  select
    (select count(*)::int from hold where showing_id = any ($1::uuid[])) as holds,
    (select coalesce(sum(cardinality(seat_ids)), 0)::int from hold where showing_id = any ($1::uuid[])) as seats,
    count(*) filter (where showing_seat.status = 'HELD')::int as held,
    count(*) filter (where showing_seat.version > 1)::int as twice
  from showing_seat
  where showing_seat.showing_id = any ($1::uuid[])`;

/** As the sweep would when their time is up; their seats are not used again. */
export const END_HOLDS = `update hold set status = 'EXPIRED' where status = 'ACTIVE' and showing_id = any ($1::uuid[])`;

/**
 * Of those showings: the bookings, and those of them that are not CONFIRMED with one charge and a VALID ticket for each
 * seat of their hold; the SOLD seats, and those that changed hands more than once.
 */
export const COUNT_BOOKINGS = `
  select
    (select count(*)::int from booking where showing_id = any ($1::uuid[])) as bookings,
    (
      select count(*)::int
      from booking
      join hold on hold.id = booking.hold_id
      where booking.showing_id = any ($1::uuid[]) and (
        booking.status <> 'CONFIRMED'
        or (select count(*) from ticket where ticket.booking_id = booking.id and ticket.status = 'VALID')
          <> cardinality(hold.seat_ids)
        or (
          select count(*)
          from fake_gateway_charge as charge
          join payment on payment.id = charge.payment_id
          where payment.booking_id = booking.id and charge.outcome = 'succeeded'
            and charge.amount_minor = booking.total_minor
        ) <> 1
      )
    ) as incomplete,
    count(*) filter (where showing_seat.status = 'SOLD')::int as sold,
    count(*) filter (where showing_seat.version > 2)::int as twice
  from showing_seat
  where showing_seat.showing_id = any ($1::uuid[])`;

/** Of this database: statements, and the pages that they have looked at. */
export const WORK = `
  select coalesce(sum(calls), 0)::float8 as statements,
    coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 as pages
  from pg_stat_statements
  where dbid = (select oid from pg_database where datname = current_database())`;

/** An index with level 0 has one page. */
export const SEAT_INDEX = `
  select level::int + 1 as levels, pg_total_relation_size('showing_seat') / 1e6::float8 as megabytes
  from bt_metap('showing_seat_pkey')`;
