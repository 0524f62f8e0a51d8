import type { YearSize } from './size.ts';

/** All are functions of their parameters alone, so that every run makes the same rows. */
export const FUNCTIONS = [
  // As newId() makes them: by time first, so that an index gets them at its end.
  `create function pg_temp.id(kind text, number bigint, made_at timestamptz) returns uuid language sql immutable as $$
    select (
      lpad(to_hex((extract(epoch from made_at) * 1000)::bigint), 12, '0')
      || '7' || substr(md5(kind || number::text), 1, 3) || '8' || substr(md5(kind || number::text), 4, 15)
    )::uuid
  $$`,
  // From 0 to sides - 1.
  `create function pg_temp.dice(number bigint, seed bigint, sides integer) returns integer language sql immutable as $$
    select ((hashint8extended(number, seed) & 9223372036854775807) % sides)::integer
  $$`,
  // One of 8000 of 4 to 10 letters.
  `create function pg_temp.word(number bigint) returns text language sql immutable as $$
    select translate(left(md5('word' || drawn), 4 + drawn % 7), '0123456789abcdef', 'etaoinshrdlucmfw')
    from (select pg_temp.dice(number, 1, 8000) as drawn) as word
  $$`,
];

export const makeCinemas = ({ cinemas, auditoriumsPerCinema }: YearSize) => [
  `create temporary table cinema_plan as
   select number, pg_temp.id('cinema', number, '2020-01-01Z'::timestamptz + number * interval '1 second') as id, zone, currency
   from generate_series(1, ${cinemas}) as number
   cross join lateral (
     select (array['Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Tokyo'])[1 + number % 4] as zone,
       (array['EUR', 'GBP', 'USD', 'JPY'])[1 + number % 4] as currency
   ) as place`,
  `insert into cinema (id, name, address_street, address_city, address_country, time_zone, currency)
   select id, 'Cinema ' || number, 'Street ' || number, 'City', 'DE', zone, currency from cinema_plan`,
  `insert into seat_category (id, cinema_id, name, color)
   select pg_temp.id('category', number * 2 + kind, '2020-02-01Z'), id, (array['Stalls', 'Balcony'])[1 + kind], '#888'
   from cinema_plan, generate_series(0, 1) as kind`,
  `insert into ticket_type (id, cinema_id, name)
   select pg_temp.id('type', number * 3 + kind, '2020-02-01Z'), id, (array['Adult', 'Child', 'Senior'])[1 + kind]
   from cinema_plan, generate_series(0, 2) as kind`,
  `insert into price_list (id, cinema_id, name)
   select pg_temp.id('list', number, '2020-02-01Z'), id, 'Standard' from cinema_plan`,
  `insert into price (price_list_id, seat_category_id, ticket_type_id, amount_minor)
   select pg_temp.id('list', number, '2020-02-01Z'), pg_temp.id('category', number * 2 + category, '2020-02-01Z'),
     pg_temp.id('type', number * 3 + type, '2020-02-01Z'), 1200 + 300 * category - 200 * type
   from cinema_plan, generate_series(0, 1) as category, generate_series(0, 2) as type`,
  // The first auditorium of all is a large one.
  `create temporary table room as
   select (cinema.number - 1) * ${auditoriumsPerCinema} + place as number, cinema.number as cinema, cinema.zone, cinema.currency,
     pg_temp.id('auditorium', cinema.number * 100 + place, '2020-03-01Z') as auditorium_id,
     pg_temp.id('map', cinema.number * 100 + place, '2020-03-01Z') as seat_map_id,
     case when cinema.number = 1 and place = 1 then 30 else 10 end as width,
     case when cinema.number = 1 and place = 1 then 20 else 5 + 2 * place end as depth
   from cinema_plan as cinema, generate_series(1, ${auditoriumsPerCinema}) as place`,
  `insert into auditorium (id, cinema_id, name)
   select auditorium_id, cinema_plan.id, 'Saal ' || room.number from room join cinema_plan on cinema_plan.number = cinema`,
  `insert into seat_map (id, auditorium_id, version) select seat_map_id, auditorium_id, 1 from room`,
  `insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, x, y, row_index, index_in_row)
   select pg_temp.id('seat', room.number * 1000 + position, '2020-04-01Z'::timestamptz + position * interval '1 ms'),
     seat_map_id, position, chr(65 + line), place + 1, chr(65 + line) || place + 1,
     pg_temp.id('category', cinema * 2 + (line > 7)::int, '2020-02-01Z'), place, line, line, place
   from room, generate_series(0, depth - 1) as line, generate_series(0, width - 1) as place
   cross join lateral (select line * room.width + place as position) as at
   order by room.number, position`,
  `create temporary table map as
   select room.number as room, array_agg(seat.id order by position) as seat_ids
   from room join seat on seat.seat_map_id = room.seat_map_id
   group by room.number`,
];

export const makeMovies = ({ movies }: YearSize) => `
  insert into movie (id, title, synopsis, runtime_minutes, genres, "cast", release_date, certificate_label)
  select pg_temp.id('movie', number, '2020-05-01Z'::timestamptz + number * interval '1 second'),
    initcap(words[1] || ' ' || words[2]) || ' ' || number, array_to_string(words || words, ' ') || '.', 80 + number % 90,
    array[(array['Drama', 'Comedy', 'Horror', 'Action', 'Family', 'Romance', 'Western'])[1 + number % 7]],
    array[initcap(words[3] || ' ' || words[4]), initcap(words[5] || ' ' || words[6])],
    date '2020-01-01' + number % 2000, 'FSK 12'
  from generate_series(1, ${movies}) as number
  cross join lateral (
    select array_agg(pg_temp.word(number * 100 + place)) as words from generate_series(1, 12) as place
  ) as text`;
