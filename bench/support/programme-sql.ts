/** Two more categories and two more ticket types, each pair with its price in the only price list. */
export const PRICES = `
  with category as (
    insert into seat_category (id, cinema_id, name)
    select uuidv7(), cinema.id, kind from cinema, unnest(array['Balcony', 'Couple']) as kind
    returning id
  ),
  ticket_type as (
    insert into ticket_type (id, cinema_id, name)
    select uuidv7(), cinema.id, kind from cinema, unnest(array['Child', 'Student']) as kind
    returning id
  )
  insert into price (price_list_id, seat_category_id, ticket_type_id, amount_minor)
  select price_list.id, priced.category_id, priced.ticket_type_id, $1::bigint
  from price_list
  cross join (
    select category.id as category_id, ticket_type.id as ticket_type_id
    from (select id from category union all select id from seat_category) as category
    cross join (select id from ticket_type union all select id from public.ticket_type) as ticket_type
  ) as priced
  on conflict do nothing`;

/** $1 showings from now on, one after another, of every movie with a genre in turn. */
export const PROGRAMME = `
  insert into showing (
    id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at
  )
  select uuidv7(), movie.id, seat_map.auditorium_id, seat_map.id, price_list.id,
    slot.start, slot.start + interval '2 hours', slot.start + interval '2 hours', slot.start
  from seat_map, price_list, generate_series(0, $1::int - 1) as number
  join (
    select movie.id, row_number() over (order by movie.id) - 1 as nth, count(*) over () as movies
    from movie
    where cardinality(movie.genres) > 0
  ) as movie on movie.nth = number % movie.movies
  cross join lateral (
    select date_trunc('day', now()) + interval '2 days' + number * interval '3 hours' as start
  ) as slot`;
