-- Guests, and the key of ticket codes.
-- The engine cuts this file at every semicolon, even within a comment or a function: write none there.

-- A guest has no e-mail address and no password. Only its tokens let it in.
alter table account
  alter column password_hash drop not null,
  add column is_guest boolean not null default false,
  add constraint account_guest check (not is_guest or (email is null and password_hash is null));

create index account_guests on account (created_at) where is_guest;

-- The first start fills it: only the process knows the secret that signed the codes so far.
create table kept_key (
  name text not null,
  key bytea not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  constraint kept_key_pkey primary key (name),
  constraint kept_key_length check (octet_length(key) >= 32)
);
