-- Indexes that the queries need once there is a year in the database: see docs/queries.md.
-- The engine cuts this file at every semicolon, even within a comment or a function: write none there.

create index showing_auditorium_id_starts_at_id_idx on showing (auditorium_id, starts_at, id);

create index booking_showing_id_idx on booking (showing_id);

create index hold_account_id_created_at_id_idx on hold (account_id, created_at, id);

create index role_grant_account_id_idx on role_grant (account_id);

-- The holds of an account that may still keep seats: few, however many it has released. Without those that are over, since
-- an account can hold and release without end.
create index hold_kept on hold (account_id, showing_id, expires_at) where status in ('ACTIVE', 'CONVERTED');
