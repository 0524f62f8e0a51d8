-- Where word of a booking goes. Guests give it, and others may: without one it goes to the account's own address.
create table contact (
  booking_id uuid not null,
  email text not null,
  name text not null,
  phone text,
  locale text,
  created_at timestamptz(3) not null default clock_timestamp(),

  constraint contact_pkey primary key (booking_id),
  constraint contact_booking_id_fkey foreign key (booking_id) references booking (id) on delete cascade on update cascade,
  constraint contact_email_lower_case check (email = lower(email))
);

-- For the bookings of an address that was verified, and for those whose contact is to be deleted.
create index contact_email_idx on contact (email);
create index contact_created_at_idx on contact (created_at);

-- The search of bookings finds contacts as it finds accounts: see booking-search.sql.ts.
create table contact_search_word (
  word text collate "C" not null,
  booking_id uuid not null,

  constraint contact_search_word_pkey primary key (word, booking_id),
  constraint contact_search_word_booking_id_fkey foreign key (booking_id) references contact (booking_id)
    on delete cascade on update cascade
);

create index contact_search_word_booking_id_idx on contact_search_word (booking_id);

-- The digits of a phone number from each of its groups on: +49 30 123456 is found by 4930, 301 and 123. Within the country
-- a 0 takes the place of what comes before.
create function phone_words(phone text) returns text[] language sql immutable parallel safe
return array(
  with digits as (
    select part, place
    from regexp_split_to_table(phone, '[^0-9]+') with ordinality as groups (part, place)
    where part <> ''
  ),
  tail as (
    select digits.place, string_agg(rest.part, '' order by rest.place) as word
    from digits
    join digits as rest on rest.place >= digits.place
    group by digits.place
  )
  select tail.word from tail
  union
  select case when tail.place = first.place then '+' else '0' end || tail.word
  from tail
  cross join (select min(digits.place) as place from digits) as first
  where starts_with(phone, '+')
);

create function write_contact_search_words() returns trigger language plpgsql as $$
begin
  delete from contact_search_word where contact_search_word.booking_id = new.booking_id;
  insert into contact_search_word (word, booking_id)
  select distinct word, new.booking_id
  from unnest(account_words(new.email, new.name) || phone_words(new.phone)) as word;
  return null;
end;
$$;

create trigger contact_search_words_written after insert or update of email, name, phone on contact
  for each row execute function write_contact_search_words();

-- A guest that is deleted leaves its holds, which have ended: showing_seat has no index to delete them by.
alter table hold
  alter column account_id drop not null,
  add constraint hold_account check (account_id is not null or status in ('RELEASED', 'EXPIRED'));

-- What is done again and again: see recurring.ts.
create table recurring_task (
  id uuid not null,
  name text not null,
  due_at timestamptz(3) not null default clock_timestamp(),

  constraint recurring_task_pkey primary key (id)
);

create unique index recurring_task_name_key on recurring_task (name);

insert into recurring_task (id, name, due_at)
values (gen_random_uuid(), 'delete-unused-guests', clock_timestamp() + interval '1 hour');
