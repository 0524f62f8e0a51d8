import type { YearSize } from './size.ts';

export const showings = ({ daysBefore, daysAfter, showingsPerDay }: YearSize) => [
  `create temporary table slot as
   select row_number() over (order by starts_at, room.number) as number, room.number as room, room.auditorium_id,
     room.seat_map_id, room.cinema, room.currency, room.width * room.depth as seats, starts_at,
     starts_at - interval '14 days' as made_at,
     -- Of 100 parties that could come, so many do; the further ahead, the fewer have decided.
     case
       when starts_at < now() then occupancy
       when starts_at < now() + interval '14 days'
         then occupancy * (1 - extract(epoch from starts_at - now()) / extract(epoch from interval '14 days'))
       else 0
     end as occupancy
   from room
   cross join generate_series(-${daysBefore}, ${daysAfter} - 1) as day
   cross join generate_series(0, ${showingsPerDay} - 1) as turn
   cross join lateral (
     select (current_date + day + time '13:00' + turn * interval '165 minutes') at time zone room.zone as starts_at,
       15 + pg_temp.dice((day * 1000 + room.number) * 10 + turn, 2, 55) as occupancy
   ) as planned`,
  `alter table slot add column id uuid`,
  `update slot set id = pg_temp.id('showing', number, made_at)`,
  // One movie has a quarter of all showings, the others run for some weeks.
  `insert into showing (id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at,
     sales_close_at, cancelled_at, format, language, subtitles, accessibility, guards_single_seats)
   select slot.id, movie.id, auditorium_id, seat_map_id, pg_temp.id('list', cinema, '2020-02-01Z'), starts_at,
     starts_at + interval '2 hours', starts_at + interval '140 minutes', starts_at,
     case when pg_temp.dice(slot.number, 3, 200) = 0 then made_at end,
     (array['IMAX', '3D', '2D'])[least(1 + pg_temp.dice(slot.number, 5, 20), 3)],
     (array['ja', 'en', 'de'])[least(1 + pg_temp.dice(slot.number, 6, 20), 3)],
     case when pg_temp.dice(slot.number, 7, 40) = 0 then '{fr,nl}' else '{}' end::text[],
     case when pg_temp.dice(slot.number, 8, 40) = 0 then '{CAPTIONS,HEARING_LOOP}' else '{}' end::accessibility_feature[],
     false
   from slot
   join (select id, row_number() over (order by id) as number from movie) as movie on movie.number = case
     when slot.number % 4 = 0 then 1
     else 2 + (extract(day from starts_at - timestamptz '2020-01-01Z')::int / 7 * 4 + pg_temp.dice(slot.number, 4, 40))
       % ((select count(*)::int from movie) / 2)
   end
   order by slot.number`,
  // One showing in ten has a price of its own.
  `insert into price_override (showing_id, seat_category_id, ticket_type_id, amount_minor)
   select id, pg_temp.id('category', cinema * 2 + 1, '2020-02-01Z'), pg_temp.id('type', cinema * 3 + 1, '2020-02-01Z'), 1000
   from slot
   where number % 10 = 0
   order by number`,
];

/** They never log in. */
export const makeAccounts = ({ accounts }: YearSize) => [
  `insert into account (id, email, name, password_hash, created_at)
  select pg_temp.id('account', number, made_at), 'buyer' || number || '@rowlock.example', 'Buyer ' || number, 'none', made_at
  from generate_series(1, ${accounts}) as number
  cross join lateral (select '2021-01-01Z'::timestamptz + number * interval '1 minute' as made_at) as registered`,
  `insert into account (id, email, name, password_hash) values (pg_temp.id('staff', 1, now()), 'staff@rowlock.example', 'Staff', 'none')`,
  `insert into role_grant (id, account_id, role) select pg_temp.id('grant', 1, now()), id, 'ADMIN' from account where email = 'staff@rowlock.example'`,
  // Triggers do not run while the database is filled.
  `insert into account_search_word (word, account_id)
  select word, account.id from account cross join lateral unnest(account_words(account.email, account.name)) as word`,
];

/** A party takes one to three seats side by side. */
export const parties = ({ accounts, regularBuysOneIn }: YearSize) => [
  `create temporary table party as
   select *, pg_temp.id('hold', number, made_at) as hold_id, pg_temp.id('booking', number, made_at) as booking_id,
     pg_temp.id('payment', number, made_at) as payment_id,
     pg_temp.id('account', account, '2021-01-01Z'::timestamptz + account * interval '1 minute') as account_id
   from (
     select row_number() over (order by drawn.made_at, slot.number, place) as number, slot.number as slot, slot.id as showing_id,
       slot.starts_at, slot.currency, slot.cinema, place, drawn.made_at,
       map.seat_ids[place * 3 + 1 : place * 3 + 1 + pg_temp.dice(key, 5, 3)] as seat_ids,
       case when pg_temp.dice(key, 6, ${regularBuysOneIn}) = 0 then 1 else 1 + pg_temp.dice(key, 7, ${accounts}) end as account,
       case
         when starts_at between now() and now() + interval '2 days' and fresh < 6
           then (array['ACTIVE', 'ACTIVE', 'ACTIVE', 'OVERDUE', 'PENDING_PAYMENT', 'PAYMENT_FAILED'])[1 + fresh]
         when fate < 20 then 'CANCELLED'
         when fate < 60 then 'EXPIRED'
         when fate < 110 then 'LAPSED'
         when fate < 150 then 'RELEASED'
         else 'CONFIRMED'
       end as fate
     from slot
     join map on map.room = slot.room
     cross join generate_series(0, slot.seats / 3 - 1) as place
     cross join lateral (select slot.number * 1000 + place as key) as numbered
     cross join lateral (
       select pg_temp.dice(key, 8, 1000) as fate, pg_temp.dice(key, 9, 100) as fresh,
         date_trunc('milliseconds', least(starts_at, now()) - (1 + pg_temp.dice(key, 10, 10000)) * interval '1 minute') as made_at
     ) as drawn
     where pg_temp.dice(key, 11, 100) < slot.occupancy
   ) as come`,
  `alter table party add column deadline timestamptz`,
  `update party set deadline = date_trunc('milliseconds', case
     when fate in ('ACTIVE', 'PENDING_PAYMENT', 'PAYMENT_FAILED') then now() + (60 + pg_temp.dice(number, 12, 360)) * interval '1 second'
     when fate = 'OVERDUE' then now() - pg_temp.dice(number, 12, 60) * interval '1 second'
     else made_at + interval '7 minutes'
   end)`,
  `analyze party`,
];

export const HOLDS = `
  insert into hold (id, account_id, showing_id, seat_ids, status, expires_at, created_at)
  select hold_id, account_id, showing_id, seat_ids, (case
      when fate in ('ACTIVE', 'OVERDUE') then 'ACTIVE'
      when fate = 'LAPSED' then 'EXPIRED'
      when fate = 'RELEASED' then 'RELEASED'
      else 'CONVERTED'
    end)::hold_status, deadline, made_at
  from party
  order by number`;

/** Account 2, and with a tenth of it account 3, has held and released seats of a showing of tomorrow again and again. */
export const attacker = ({ holdsOfAttacker }: YearSize) => `
  insert into hold (id, account_id, showing_id, seat_ids, status, expires_at, created_at)
  select pg_temp.id('attack', account * 1000000 + number, made_at),
    pg_temp.id('account', account, '2021-01-01Z'::timestamptz + account * interval '1 minute'),
    victim.id, seat_ids[1 : 2], 'RELEASED', made_at + interval '7 minutes', made_at
  from (
    select slot.id, map.seat_ids from slot join map on map.room = slot.room
    where starts_at > now() + interval '1 day' order by slot.number limit 1
  ) as victim
  cross join (values (2, ${holdsOfAttacker}), (3, ${holdsOfAttacker} / 10)) as attacker (account, holds)
  cross join generate_series(1, holds) as number
  cross join lateral (select now() - (holds - number) * interval '1 second' as made_at) as at`;

/** Some days after the sale, if these are over. */
const GIVEN_BACK_AT = "least(now(), made_at + pg_temp.dice(number, 14, 4) * interval '1 day' + interval '2 minutes')";

export const BOOKINGS = [
  `insert into booking (id, reference, account_id, showing_id, hold_id, status, total_minor, currency, placed_at)
   select booking_id, overlay(lpad(upper(to_hex(number)), 7, 'X') placing '-' from 4 for 0), account_id, showing_id, hold_id,
     fate::booking_status, 1200 * cardinality(seat_ids), currency, made_at + interval '1 minute'
   from party
   where fate in ('CONFIRMED', 'CANCELLED', 'EXPIRED', 'PENDING_PAYMENT', 'PAYMENT_FAILED')
   order by number`,
  `insert into ticket (
     id, booking_id, showing_id, seat_id, ticket_type_id, price_minor, status, checked_in_at, sold_at, cancelled_at
   )
   select pg_temp.id('ticket', number * 10 + seat.place, made_at), booking_id, showing_id, seat.id,
     pg_temp.id('type', cinema * 3, '2020-02-01Z'), 1200, (case
       when fate in ('CANCELLED', 'EXPIRED') then 'VOID'
       when fate <> 'CONFIRMED' then 'PENDING'
       when starts_at < now() then 'USED'
       else 'VALID'
     end)::ticket_status,
     case when fate = 'CONFIRMED' and starts_at < now() then starts_at end,
     case when fate in ('CONFIRMED', 'CANCELLED') then made_at + interval '1 minute' end,
     case when fate = 'CANCELLED' then ${GIVEN_BACK_AT} end
   from party
   cross join unnest(seat_ids) with ordinality as seat (id, place)
   where fate in ('CONFIRMED', 'CANCELLED', 'EXPIRED', 'PENDING_PAYMENT', 'PAYMENT_FAILED')
   order by number`,
  `insert into booking_line (
     booking_id, position, kind, ticket_id, label, amount_minor, tax_rate_basis_points, tax_minor
   )
   select booking_id, seat.place - 1, 'TICKET', pg_temp.id('ticket', number * 10 + seat.place, made_at), 'Adult', 1200, 0, 0
   from party
   cross join generate_series(1, cardinality(seat_ids)) as seat (place)
   where fate in ('CONFIRMED', 'CANCELLED', 'EXPIRED', 'PENDING_PAYMENT', 'PAYMENT_FAILED')
   order by number`,
];

const DECLINED = "fate in ('EXPIRED', 'PAYMENT_FAILED')";

export const PAYMENTS = [
  `insert into payment (id, booking_id, account_id, amount_minor, currency, status, token, decline_code, refunded_minor,
     idempotency_key, request_fingerprint, created_at)
   select payment_id, booking_id, account_id, amount, currency,
     (case when ${DECLINED} then 'DECLINED' when fate = 'PENDING_PAYMENT' then 'PENDING' else 'SUCCEEDED' end)::payment_status,
     'pm_card_visa', case when ${DECLINED} then 'card_declined' end, case when fate = 'CANCELLED' then amount else 0 end,
     'key ' || number, md5(number::text), made_at + interval '1 minute'
   from party
   cross join lateral (select 1200 * cardinality(seat_ids) as amount) as owed
   where fate in ('CONFIRMED', 'CANCELLED', 'EXPIRED', 'PENDING_PAYMENT', 'PAYMENT_FAILED')
   order by number`,
  // One in twelve was declined before.
  `insert into payment (id, booking_id, account_id, amount_minor, currency, status, token, decline_code,
     idempotency_key, request_fingerprint, created_at)
   select pg_temp.id('declined', number, made_at), booking_id, account_id, 1200, currency, 'DECLINED', 'pm_card_visa',
     'card_declined', 'first key ' || number, md5(number::text), made_at + interval '30 seconds'
   from party
   where fate = 'CONFIRMED' and number % 12 = 0`,
  `insert into refund (id, payment_id, booking_id, amount_minor, status, reason, created_at, settled_at)
   select pg_temp.id('refund', number, made_at), payment_id, booking_id, 1200 * cardinality(seat_ids),
     (case when number % 500 = 0 then 'PENDING' else 'SUCCEEDED' end)::refund_status, 'BOOKING_CANCELLED', ${GIVEN_BACK_AT},
     case when number % 500 <> 0 then ${GIVEN_BACK_AT} end
   from party
   where fate = 'CANCELLED'`,
  `insert into refund_line (refund_id, ticket_id, amount_minor)
   select pg_temp.id('refund', number, made_at), pg_temp.id('ticket', number * 10 + seat, made_at), 1200
   from party
   cross join generate_series(1, cardinality(seat_ids)) as seat
   where fate = 'CANCELLED'
   order by number`,
  // As the migration that added statements does it: no trigger runs while the database is filled.
  `insert into statement_progress (id, stated_until, next_statement_at)
   select pg_temp.id('cinema', cinema, '2020-01-01Z'::timestamptz + cinema * interval '1 second'), min(made_at), now()
   from party
   group by cinema`,
  `insert into due_row_attempt (kind, row_id, attempts, next_at)
   select 'expired-hold', hold_id, 1, now() - pg_temp.dice(number, 13, 3600) * interval '1 second'
   from party
   where fate = 'LAPSED'
   order by number desc
   limit 2000`,
];

export const SEATS = `
  insert into showing_seat (showing_id, seat_id, status, version, hold_id, held_until, ticket_id)
  select slot.id, seat.id,
    (case when taken.fate = 'CONFIRMED' then 'SOLD' when taken.fate is null then 'AVAILABLE' else 'HELD' end)::seat_status,
    case when taken.fate = 'CONFIRMED' then 2 when taken.fate is null then 0 else 1 end,
    case when taken.fate <> 'CONFIRMED' then taken.hold_id end,
    case when taken.fate <> 'CONFIRMED' then taken.deadline end,
    case when taken.fate = 'CONFIRMED' then pg_temp.id('ticket', taken.number * 10 + taken.place, taken.made_at) end
  from slot
  join map on map.room = slot.room
  cross join unnest(map.seat_ids) with ordinality as seat (id, position)
  left join (
    select party.number, party.slot, party.fate, party.hold_id, party.deadline, party.made_at, seat.place,
      party.place * 3 + seat.place as position
    from party
    cross join unnest(party.seat_ids) with ordinality as seat (id, place)
    where party.fate not in ('CANCELLED', 'EXPIRED', 'LAPSED', 'RELEASED')
  ) as taken on taken.slot = slot.number and taken.position = seat.position
  order by slot.number, seat.position`;
