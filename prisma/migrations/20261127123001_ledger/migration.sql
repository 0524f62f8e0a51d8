-- CreateEnum
CREATE TYPE "ledger_event" AS ENUM ('CAPTURE', 'SALE', 'REFUND', 'REFUND_PAID', 'REFUND_FAILED');

-- CreateTable
CREATE TABLE "ledger_entry" (
    "event_id" UUID NOT NULL,
    "event" "ledger_event" NOT NULL,
    "payment_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "provider_minor" BIGINT NOT NULL DEFAULT 0,
    "counter_minor" BIGINT NOT NULL DEFAULT 0,
    "received_minor" BIGINT NOT NULL DEFAULT 0,
    "refunds_due_minor" BIGINT NOT NULL DEFAULT 0,
    "tickets_minor" BIGINT NOT NULL DEFAULT 0,
    "booking_fees_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("event_id","event")
);

-- CreateIndex
CREATE INDEX "ledger_entry_payment_id_idx" ON "ledger_entry"("payment_id");

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Double entry in one row: what the event adds to one account it takes from others.
alter table ledger_entry add constraint ledger_entry_balance check (
  provider_minor + counter_minor + received_minor + refunds_due_minor + tickets_minor + booking_fees_minor + tax_minor = 0
);

-- A payment is captured: the money is received. An event is booked once.
create function book_capture(payment_ids uuid[]) returns void language plpgsql as $$
begin
  insert into ledger_entry (event_id, event, payment_id, currency, provider_minor, counter_minor, received_minor)
  select payment.id, 'CAPTURE', payment.id, payment.currency,
    case when payment.method in ('CASH', 'TERMINAL') then 0 else payment.amount_minor end,
    case when payment.method in ('CASH', 'TERMINAL') then payment.amount_minor else 0 end,
    -payment.amount_minor
  from payment
  where payment.id = any (payment_ids) and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  on conflict do nothing;
end;
$$;

-- The seats are sold: what was received is earned, as the lines of the booking say. What they do not explain would be of tickets,
-- and is found by the audit: bookkeeping prevents no sale.
create function book_sale(payment_ids uuid[]) returns void language plpgsql as $$
begin
  insert into ledger_entry (
    event_id, event, payment_id, currency, received_minor, tickets_minor, booking_fees_minor, tax_minor
  )
  select payment.id, 'SALE', payment.id, payment.currency, payment.amount_minor,
    -(payment.amount_minor - line.fees - line.tax), -line.fees, -line.tax
  from payment
  cross join lateral (
    select coalesce(sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0)::bigint as fees,
      coalesce(sum(booking_line.tax_minor), 0)::bigint as tax
    from booking_line
    where booking_line.booking_id = payment.booking_id
  ) as line
  where payment.id = any (payment_ids) and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  on conflict do nothing;
end;
$$;

create function book_payments() returns trigger language plpgsql as $$
declare
  captured uuid[];
  sold uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(added.id) into captured from added where added.status = 'SUCCEEDED';
  else
    select array_agg(changed.id) into captured
    from changed
    join unchanged on unchanged.id = changed.id
    where changed.status = 'SUCCEEDED' and unchanged.status <> 'SUCCEEDED';
  end if;
  if captured is null then
    return null;
  end if;
  perform book_capture(captured);
  select array_agg(payment.id) into sold
  from payment
  where payment.id = any (captured) and exists (
    select from ticket where ticket.booking_id = payment.booking_id and ticket.sold_at is not null
  ) and not exists (
    select from ledger_entry where ledger_entry.event_id = payment.id and ledger_entry.event = 'SALE'
  );
  if sold is not null then
    perform book_sale(sold);
  end if;
  return null;
end;
$$;
create trigger payment_book_inserted after insert on payment
  referencing new table as added
  for each statement execute function book_payments();
create trigger payment_book_updated after update on payment
  referencing old table as unchanged new table as changed
  for each statement execute function book_payments();

-- A booking may be CONFIRMED for a moment until its seats are found lost: sold is what has a ticket that was VALID.
create function book_tickets() returns trigger language plpgsql as $$
declare
  sold uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct added.booking_id) into sold from added where added.sold_at is not null;
  else
    select array_agg(distinct changed.booking_id) into sold
    from changed
    join unchanged on unchanged.id = changed.id
    where changed.sold_at is not null and unchanged.sold_at is null;
  end if;
  if sold is null then
    return null;
  end if;
  select array_agg(payment.id) into sold
  from payment
  where payment.booking_id = any (sold) and payment.status = 'SUCCEEDED' and not exists (
    select from ledger_entry where ledger_entry.event_id = payment.id and ledger_entry.event = 'SALE'
  );
  if sold is not null then
    perform book_sale(sold);
  end if;
  return null;
end;
$$;
create trigger ticket_book_inserted after insert on ticket
  referencing new table as added
  for each statement execute function book_tickets();
create trigger ticket_book_updated after update on ticket
  referencing old table as unchanged new table as changed
  for each statement execute function book_tickets();

-- What of a ticket is tax and fee when so much of it is given back: its share, rounded half up. An event has the difference to what is
-- booked before it, so that the accounts of a ticket are right after any number of refunds, and zero when all was given back.
create function given_back_share(part bigint, given_back numeric, gross bigint) returns bigint language sql immutable as
  'select coalesce(round(part * given_back / nullif(gross, 0)), 0)::bigint';

-- A refund is made (direction 1), or was refused by the provider (direction -1).
create function book_refund_made(made refund, direction int) returns void language sql as $$
  insert into ledger_entry (
    event_id, event, payment_id, currency, received_minor, refunds_due_minor, tickets_minor, booking_fees_minor, tax_minor
  )
  select made.id, case direction when 1 then 'REFUND' else 'REFUND_FAILED' end::ledger_event, payment.id, payment.currency,
    case when share.of_tickets is null then direction * made.amount_minor else 0 end,
    -direction * made.amount_minor,
    coalesce(share.of_tickets - share.fees - share.tax, 0), coalesce(share.fees, 0), coalesce(share.tax, 0)
  from payment
  cross join lateral (
    select (direction * sum(refund_line.amount_minor))::bigint as of_tickets,
      sum(
        given_back_share(line.fees, booked.amount + direction * refund_line.amount_minor, line.gross)
        - given_back_share(line.fees, booked.amount, line.gross)
      )::bigint as fees,
      sum(
        given_back_share(line.tax, booked.amount + direction * refund_line.amount_minor, line.gross)
        - given_back_share(line.tax, booked.amount, line.gross)
      )::bigint as tax
    from refund_line
    join ticket on ticket.id = refund_line.ticket_id
    cross join lateral (
      select coalesce(sum(booking_line.amount_minor), 0)::bigint as gross, coalesce(sum(booking_line.tax_minor), 0)::bigint as tax,
        coalesce(sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0)::bigint as fees
      from booking_line
      where booking_line.booking_id = ticket.booking_id and booking_line.seat_id = ticket.seat_id
    ) as line
    cross join lateral (
      select coalesce(
        sum(case ledger_entry.event when 'REFUND' then earlier.amount_minor else -earlier.amount_minor end), 0
      ) as amount
      from refund_line as earlier
      join ledger_entry on ledger_entry.event_id = earlier.refund_id and ledger_entry.event in ('REFUND', 'REFUND_FAILED')
      where earlier.ticket_id = refund_line.ticket_id
    ) as booked
    where refund_line.refund_id = made.id
  ) as share
  where payment.id = made.payment_id
  on conflict do nothing
$$;

create function book_refund(made refund) returns void language plpgsql as $$
begin
  if not exists (select from ledger_entry where ledger_entry.event_id = made.id and ledger_entry.event = 'REFUND') then
    perform book_refund_made(made, 1);
  end if;
  if made.status = 'FAILED' then
    perform book_refund_made(made, -1);
  elsif made.status = 'SUCCEEDED' then
    insert into ledger_entry (event_id, event, payment_id, currency, provider_minor, counter_minor, refunds_due_minor)
    select made.id, 'REFUND_PAID', payment.id, payment.currency,
      case when made.paid_otherwise or payment.method in ('CASH', 'TERMINAL') then 0 else -made.amount_minor end,
      case when made.paid_otherwise or payment.method in ('CASH', 'TERMINAL') then -made.amount_minor else 0 end,
      made.amount_minor
    from payment
    where payment.id = made.payment_id
    on conflict do nothing;
  end if;
end;
$$;

-- At the end of the transaction, when the lines of the refund are there.
create function book_refund_later() returns trigger language plpgsql as $$
begin
  perform book_refund(new);
  return null;
end;
$$;
create constraint trigger refund_book_inserted after insert on refund
  deferrable initially deferred
  for each row execute function book_refund_later();
create constraint trigger refund_book_updated after update of status on refund
  deferrable initially deferred
  for each row when (old.status is distinct from new.status) execute function book_refund_later();

-- What was there before.
select book_capture(array_agg(payment.id)) from payment;
select book_sale(array_agg(payment.id))
from payment
where exists (select from ticket where ticket.booking_id = payment.booking_id and ticket.sold_at is not null);
do $$
declare
  earlier refund;
begin
  for earlier in select * from refund order by refund.created_at, refund.id loop
    perform book_refund(earlier);
  end loop;
end;
$$;

create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function refuse_change();
