-- Prisma's schema has nothing of this: the same entries of the ledger, written with less work on the way of every booking and sale.

drop trigger payment_book_inserted on payment;
drop trigger payment_book_updated on payment;
drop trigger ticket_book_inserted on ticket;
drop trigger ticket_book_updated on ticket;
drop function book_payments();
drop function book_tickets();
drop function book_capture(uuid[]);
drop function book_sale(uuid[]);

-- What of payments is not booked yet, in one statement. CAPTURE: the money is received. SALE, once a ticket was sold: what was received
-- is earned, as the lines of the booking say. What they do not explain would be of tickets, and is found by the audit: bookkeeping
-- prevents no sale. A booking may be CONFIRMED for a moment until its seats are found lost: sold is what has a ticket that was VALID.
create function book_payments(payment_ids uuid[]) returns void language plpgsql as $$
begin
  insert into ledger_entry (
    event_id, event, payment_id, currency, provider_minor, counter_minor, received_minor, tickets_minor, booking_fees_minor, tax_minor
  )
  select payment.id, booked.event, payment.id, payment.currency, booked.provider, booked.counter, booked.received, booked.tickets,
    booked.fees, booked.tax
  from payment
  cross join lateral (
    select 'CAPTURE'::ledger_event, case when payment.method in ('CASH', 'TERMINAL') then 0 else payment.amount_minor end,
      case when payment.method in ('CASH', 'TERMINAL') then payment.amount_minor else 0 end, -payment.amount_minor, 0, 0, 0
    union all
    select 'SALE', 0, 0, payment.amount_minor, -(payment.amount_minor - line.fees - line.tax), -line.fees, -line.tax
    from (
      select coalesce(
          sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0
        )::bigint as fees,
        coalesce(sum(booking_line.tax_minor), 0)::bigint as tax
      from booking_line
      where booking_line.booking_id = payment.booking_id
    ) as line
    where exists (select from ticket where ticket.booking_id = payment.booking_id and ticket.sold_at is not null)
  ) as booked (event, provider, counter, received, tickets, fees, tax)
  where payment.id = any (payment_ids) and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  on conflict do nothing;
end;
$$;

-- Once for a statement, whatever it changes. What is not SUCCEEDED ends after one look at the new rows; a payment that was SUCCEEDED
-- before, as when a refund of it is made, is in the ledger already.
create function book_changed_payments() returns trigger language plpgsql as $$
declare
  captured uuid[];
begin
  select array_agg(changed.id) into captured
  from changed
  where changed.status = 'SUCCEEDED' and changed.amount_minor > 0 and not exists (
    select from ledger_entry where ledger_entry.event_id = changed.id and ledger_entry.event = 'CAPTURE'
  );
  if captured is not null then
    perform book_payments(captured);
  end if;
  return null;
end;
$$;
create trigger payment_book_updated after update on payment
  referencing new table as changed
  for each statement execute function book_changed_payments();

-- The statement that sells makes the payment SUCCEEDED too, as a rule: then the trigger of the payment has booked both. What comes after
-- a sale (USED, VOID) books nothing.
create function book_changed_tickets() returns trigger language plpgsql as $$
declare
  sold uuid[];
begin
  select array_agg(payment.id) into sold
  from (select distinct changed.booking_id from changed where changed.status = 'VALID') as sale
  join payment on payment.booking_id = sale.booking_id and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  where not exists (
    select from ledger_entry where ledger_entry.event_id = payment.id and ledger_entry.event = 'SALE'
  );
  if sold is not null then
    perform book_payments(sold);
  end if;
  return null;
end;
$$;
create trigger ticket_book_updated after update on ticket
  referencing new table as changed
  for each statement execute function book_changed_tickets();

-- Bookings are placed with payments and tickets that are PENDING: for these no function is called, and no table of new rows is made.
create function book_added_payment() returns trigger language plpgsql as $$
begin
  perform book_payments(array[new.id]);
  return null;
end;
$$;
create trigger payment_book_inserted after insert on payment
  for each row when (new.status = 'SUCCEEDED') execute function book_added_payment();

create function book_added_ticket() returns trigger language plpgsql as $$
declare
  sold uuid[];
begin
  select array_agg(payment.id) into sold
  from payment
  where payment.booking_id = new.booking_id and payment.status = 'SUCCEEDED' and payment.amount_minor > 0 and not exists (
    select from ledger_entry where ledger_entry.event_id = payment.id and ledger_entry.event = 'SALE'
  );
  if sold is not null then
    perform book_payments(sold);
  end if;
  return null;
end;
$$;
create trigger ticket_book_inserted after insert on ticket
  for each row when (new.sold_at is not null) execute function book_added_ticket();
