-- The second contract: roles per cinema, addresses and certificates in parts, money in 64 bits, refunds apart from payments.
-- The engine cuts this file at every semicolon, even within a comment or a function: write none there.

-- Roles become grants. STAFF sold, found bookings and checked tickets: that is BOX_OFFICE now. A CUSTOMER needs no grant.
create type role_new as enum ('ADMIN', 'MANAGER', 'BOX_OFFICE', 'DOOR', 'AUDITOR');

create table role_grant (
  id uuid not null,
  account_id uuid not null,
  role role_new not null,
  cinema_id uuid,
  constraint role_grant_pkey primary key (id),
  constraint role_grant_admin_everywhere check (role <> 'ADMIN' or cinema_id is null)
);

alter table role_grant
  add constraint role_grant_account_id_fkey foreign key (account_id) references account (id)
    on delete cascade on update cascade,
  add constraint role_grant_cinema_id_fkey foreign key (cinema_id) references cinema (id)
    on delete restrict on update cascade;

create unique index role_grant_once_per_cinema on role_grant (account_id, role, cinema_id) where cinema_id is not null;

create unique index role_grant_once_everywhere on role_grant (account_id, role) where cinema_id is null;

insert into role_grant (id, account_id, role)
select gen_random_uuid(), account.id, (case account.role when 'ADMIN' then 'ADMIN' else 'BOX_OFFICE' end)::role_new
from account
where account.role <> 'CUSTOMER';

alter table account
  drop column role,
  add column version integer not null default 1,
  alter column email drop not null,
  alter column name drop not null;

drop type role;

alter type role_new rename to role;

-- Versions, which grow with each change of the thing's own fields.
alter table auditorium add column version integer not null default 1;

alter table ticket_type add column version integer not null default 1;

alter table showing add column version integer not null default 1;

-- Certificates: the label as printed, and the age that the door enforces.
alter table movie
  add column version integer not null default 1,
  add column certificate_minimum_age integer;

alter table movie rename column certificate to certificate_label;

update movie
set certificate_minimum_age = case
  when certificate_label ~ '^FSK [1-9][0-9]?$' then substring(certificate_label from '[0-9]+')::integer
  when certificate_label = 'PG-13' then 13
  when certificate_label in ('R', 'NC-17') then 17
end;

alter table movie add constraint movie_certificate
  check (certificate_minimum_age is null or (certificate_label is not null and certificate_minimum_age between 1 and 99));

-- Addresses in parts. A text cannot be cut safely: it stays whole as the street, the city comes from the time zone, and
-- the country is ZZ, which ISO 3166 leaves to users for "unknown". The demo's two cinemas are known.
alter table cinema
  add column version integer not null default 1,
  add column business_day_ends_at time(0) not null default '03:00:00'::time,
  add column address_postal_code text,
  add column address_city text,
  add column address_region text,
  add column address_country char(2);

alter table cinema rename column address to address_street;

update cinema
set address_city = replace(split_part(time_zone, '/', -1), '_', ' '), address_country = 'ZZ';

update cinema
set address_street = 'Kastanienufer 14', address_postal_code = '10997', address_city = 'Berlin', address_country = 'DE'
where id = '01a1fe8e-cb6a-73f4-849f-754b5af8b835' and address_street = 'Kastanienufer 14, 10997 Berlin, Germany';

update cinema
set address_street = '27 Lockkeeper''s Row', address_postal_code = 'SE8 4QX', address_city = 'London', address_country = 'GB'
where id = '01a1fe8e-cb6c-7663-9d04-f55fe78898b7'
  and address_street = '27 Lockkeeper''s Row, London SE8 4QX, United Kingdom';

alter table cinema
  alter column address_city set not null,
  alter column address_country set not null,
  add constraint cinema_address_country check (address_country ~ '^[A-Z]{2}$');

-- Seats know their place among their neighbours.
alter type seat_feature add value 'COUPLE';

alter table seat add column row_index integer, add column index_in_row integer;

update seat
set row_index = placed.row_index, index_in_row = placed.index_in_row
from (
  select id,
    dense_rank() over (partition by seat_map_id order by y) - 1 as row_index,
    floor(x + 0.5)::integer - min(floor(x + 0.5)::integer) over (partition by seat_map_id, y) as index_in_row
  from seat
) as placed
where placed.id = seat.id;

alter table seat
  alter column row_index set not null,
  alter column index_in_row set not null,
  add constraint seat_place check (row_index >= 0 and index_in_row >= 0);

-- Money: minor units in 64 bits, of which the API promises the 53 that every client can read.
alter table price
  alter column amount_minor type bigint,
  drop constraint price_amount,
  add constraint price_amount check (amount_minor between 0 and 9007199254740991);

alter type booking_status add value 'DUE_AT_COUNTER';

alter table booking
  alter column total_minor type bigint,
  drop constraint booking_total,
  add constraint booking_total check (total_minor between 0 and 9007199254740991);

alter table ticket
  alter column price_minor type bigint,
  drop constraint ticket_price,
  add constraint ticket_price check (price_minor between 0 and 9007199254740991);

alter table fake_gateway_charge alter column amount_minor type bigint;

alter table fake_gateway_refund alter column amount_minor type bigint;

-- What is given back is no status of a payment: see refund.
drop index payment_one_open_per_booking;

drop index payment_unsettled;

alter table payment
  drop constraint payment_refund_status,
  drop constraint payment_refunds,
  drop constraint payment_amount,
  drop constraint payment_decline;

create type payment_status_new as enum ('PENDING', 'REQUIRES_ACTION', 'SUCCEEDED', 'DECLINED');

create type payment_method as enum ('CARD', 'CASH', 'TERMINAL', 'COMP');

alter table payment
  alter column status drop default,
  alter column status type payment_status_new using (
    case when status::text in ('REFUND_PENDING', 'REFUNDED') then 'SUCCEEDED' else status::text end
  )::payment_status_new,
  alter column amount_minor type bigint,
  alter column refunded_minor type bigint,
  add column method payment_method not null default 'CARD';

drop type payment_status;

alter type payment_status_new rename to payment_status;

alter table payment alter column status set default 'PENDING';

create type refund_reason as enum ('BOOKING_CANCELLED', 'SHOWING_CANCELLED', 'SEATS_LOST', 'EXCHANGE', 'STAFF');

alter type refund_status add value 'FAILED';

alter table refund
  alter column amount_minor type bigint,
  add column reason refund_reason,
  add column note text,
  add column settled_at timestamptz(3);

update refund
set reason = 'SEATS_LOST', settled_at = case when status <> 'PENDING' then created_at end;

alter table refund
  alter column reason set not null,
  add constraint refund_settled check ((status = 'PENDING') = (settled_at is null));

-- Counted from the moment that a refund is asked for, so that two at once cannot give back more than was captured.
update payment
set refunded_minor = asked.amount_minor
from (select payment_id, sum(amount_minor) as amount_minor from refund group by payment_id) as asked
where asked.payment_id = payment.id;

alter table payment
  add constraint payment_amount check (amount_minor between 0 and 9007199254740991),
  add constraint payment_refunds check (refunded_minor between 0 and amount_minor),
  add constraint payment_refunds_what_was_captured check (status = 'SUCCEEDED' or refunded_minor = 0),
  add constraint payment_decline check ((status = 'DECLINED') = (decline_code is not null));

create unique index payment_one_open_per_booking on payment (booking_id) where status <> 'DECLINED';

create index payment_pending on payment (created_at) where status = 'PENDING';

-- Rows that are due and have been claimed: how often, and when they may be claimed again.
create table due_row_attempt (
  kind text not null,
  row_id uuid not null,
  attempts integer not null default 1,
  next_at timestamptz(3) not null,
  constraint due_row_attempt_pkey primary key (kind, row_id),
  constraint due_row_attempt_count check (attempts > 0)
);

create index due_row_attempt_next_at_idx on due_row_attempt (next_at);
