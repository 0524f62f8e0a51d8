-- The search of bookings: see booking-search.sql.ts. Beginnings are spans of an index in the order of bytes.
alter table booking alter column reference set data type text collate "C";

-- For lists of all bookings, the newest or the oldest first. Those of an account do not use it: see booking-list.ts.
create index booking_placed_at on booking ((placed_at at time zone 'UTC'), id);

-- For bookings by their seats.
create index ticket_seat_id_idx on ticket (seat_id);

-- As folded_words, with its spaces and punctuation.
create function folded_text(typed text) returns text language sql immutable parallel safe
return left(unaccent(lower(normalize(typed, NFKC) collate natural_order)) collate natural_order, 255);

-- The same without spaces and punctuation.
create function folded_letters(typed text) returns text language sql immutable parallel safe
return array_to_string(folded_words(typed), '');

create index seat_folded_label on seat (folded_letters(label) collate "C");

create table account_search_word (
  word text collate "C" not null,
  account_id uuid not null,

  constraint account_search_word_pkey primary key (word, account_id),
  constraint account_search_word_account_id_fkey foreign key (account_id) references account (id)
    on delete cascade on update cascade
);

create index account_search_word_account_id_idx on account_search_word (account_id);

create function account_words(email text, name text) returns text[] language sql immutable parallel safe
return array(
  select distinct word from unnest(array_append(folded_words(name), folded_text(email))) as word where word <> ''
);

create function write_account_search_words() returns trigger language plpgsql as $$
begin
  delete from account_search_word where account_search_word.account_id = new.id;
  insert into account_search_word (word, account_id)
  select word, new.id from unnest(account_words(new.email, new.name)) as word;
  return null;
end;
$$;

-- A guest has neither an address nor, at first, a name.
create trigger account_search_words_of_new after insert on account
  for each row when (new.email is not null or new.name is not null) execute function write_account_search_words();
create trigger account_search_words_of_changed after update of email, name on account
  for each row when (new.email is distinct from old.email or new.name is distinct from old.name)
  execute function write_account_search_words();

insert into account_search_word (word, account_id)
select word, account.id
from account
cross join lateral unnest(account_words(account.email, account.name)) as word;
