-- What Prisma's schema language cannot say. Each of these is the last line of a promise: it holds
-- whatever the code above it does. test/database/constraints.test.ts hits every one with raw SQL.
-- The engine cuts this file at every semicolon, even within a comment or a function: write none there.

create extension if not exists btree_gist;
create extension if not exists fuzzystrmatch;

-- No two showings overlap in one auditorium. A cancelled one is in nobody's way.
alter table showing
  add constraint showing_no_overlap exclude using gist (
    auditorium_id with =,
    tstzrange(starts_at, free_at, '[)') with &&
  ) where (cancelled_at is null),
  add constraint showing_times check (starts_at < ends_at and ends_at <= free_at),
  add constraint showing_sales_window check (sales_open_at is null or sales_open_at < sales_close_at);

-- A seat carries exactly what its status needs.
alter table showing_seat
  add constraint showing_seat_state check (
    case status
      when 'HELD' then hold_id is not null and held_until is not null and ticket_id is null
      when 'SOLD' then ticket_id is not null and hold_id is null and held_until is null
      else hold_id is null and held_until is null and ticket_id is null
    end
  ),
  add constraint showing_seat_version check (version >= 0);

-- One ticket cannot be the proof for two seats.
create unique index showing_seat_ticket on showing_seat (ticket_id) where ticket_id is not null;

-- Two live tickets for one seat of one showing cannot be.
create unique index ticket_one_live_per_seat on ticket (showing_id, seat_id) where status in ('VALID', 'USED');

alter table ticket
  add constraint ticket_price check (price_minor >= 0),
  add constraint ticket_checked_in check ((status = 'USED') = (checked_in_at is not null));

-- One attempt to pay at a time, and one capture per booking at most.
create unique index payment_one_open_per_booking on payment (booking_id) where status <> 'DECLINED';

alter table payment
  add constraint payment_amount check (amount_minor >= 0),
  add constraint payment_refunds check (refunded_minor between 0 and amount_minor),
  add constraint payment_refund_status check (status in ('SUCCEEDED', 'REFUND_PENDING', 'REFUNDED') or refunded_minor = 0),
  add constraint payment_decline check ((status = 'DECLINED') = (decline_code is not null));

alter table refund add constraint refund_amount check (amount_minor > 0);
alter table booking add constraint booking_total check (total_minor >= 0);
alter table price add constraint price_amount check (amount_minor >= 0);

alter table hold add constraint hold_seats check (seat_ids is not null and cardinality(seat_ids) > 0 and ordinal > 0);

alter table account add constraint account_email_lower_case check (email = lower(email));
alter table movie add constraint movie_runtime check (runtime_minutes > 0);
alter table cinema add constraint cinema_currency check (currency ~ '^[A-Z]{3}$');

-- What the sweeps look for: few rows, however many are finished.
create index hold_active on hold (expires_at) where status = 'ACTIVE';
create index booking_unpaid on booking (hold_id) where status in ('PENDING_PAYMENT', 'PAYMENT_FAILED');
create index payment_unsettled on payment (created_at) where status in ('PENDING', 'REFUND_PENDING');
create index refund_pending on refund (created_at) where status = 'PENDING';

-- A seat's row changes often and no index of it does: room for the next version on the same page.
alter table showing_seat set (fillfactor = 70);
