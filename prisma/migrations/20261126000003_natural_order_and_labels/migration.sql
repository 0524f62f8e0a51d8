-- The order of names and titles, and labels that are unique.
-- The engine cuts this file at every semicolon, even within a comment or a function: write none there.

-- The search of movies forgives accents.
create extension if not exists unaccent;

-- Numbers by their value, then letters, accents, case: the same on every server, whatever its own locale.
create collation natural_order (provider = icu, locale = 'und-u-kn-true', deterministic = true);

alter table movie
  alter column title type text collate natural_order,
  alter column genres type text[] collate natural_order;

alter table cinema alter column name type text collate natural_order;

alter table auditorium alter column name type text collate natural_order;

alter table seat_category alter column name type text collate natural_order;

alter table ticket_type alter column name type text collate natural_order;

-- The same rule as in seat-label.ts. Before, a label was row and number without a hyphen: 112 was row 1, seat 12 or row
-- 11, seat 2.
with repeating as (
  select seat_map_id from seat group by seat_map_id having count(*) > count(distinct (row, number))
),
named as (
  select id, case when seat_map_id in (select seat_map_id from repeating) then section end as section, row, number
  from seat
),
parts as (
  select id, section, row, number,
    case
      when row || number ~ '[ -]' then null
      when row collate natural_order ~ '^[[:alpha:]]*$' and number collate natural_order ~ '^[[:digit:]]' then row || number
      else row || '-' || number
    end as short,
    (
      select coalesce(max(length(word)), 0)
      from regexp_split_to_table(concat_ws(' ', section, row, number), ' +') as word
      where word ~ '^-+$'
    ) as longest_dash
  from named
),
written as (
  select id,
    case
      when short is not null and (section is null or longest_dash = 0) then concat_ws(' ', section, short)
      else trim(concat_ws(' ' || repeat('-', longest_dash + 1) || ' ', section, row, number))
    end as label
  from parts
)
update seat
set label = written.label
from written
where written.id = seat.id and written.label <> seat.label;

create unique index seat_seat_map_id_label_key on seat (seat_map_id, label);

create unique index seat_seat_map_id_section_row_number_key
  on seat (seat_map_id, section, row, number) nulls not distinct;
