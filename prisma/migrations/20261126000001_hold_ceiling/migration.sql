-- However often a hold is extended, it ends by then. The default is that of the settings, and of use only for rows from elsewhere.
alter table hold
  add column extendable_until timestamptz(3) not null default clock_timestamp() + '00:17:00'::interval;

update hold
set extendable_until = greatest(expires_at, created_at + '00:17:00'::interval);

alter table hold add constraint hold_extendable check (expires_at <= extendable_until);

-- Bookings that are to be paid at the counter expire as well.
drop index booking_unpaid;

create index booking_unpaid on booking (hold_id) where status in ('PENDING_PAYMENT', 'PAYMENT_FAILED', 'DUE_AT_COUNTER');
