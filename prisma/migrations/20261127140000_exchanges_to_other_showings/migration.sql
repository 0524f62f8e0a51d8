-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "origin_id" UUID;

-- AlterTable
ALTER TABLE "exchange" ADD COLUMN     "new_booking_id" UUID;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "booking_id" UUID;

-- Until now each was of the booking of its payment.
update refund set booking_id = payment.booking_id from payment where payment.id = refund.payment_id;

ALTER TABLE "refund" ALTER COLUMN "booking_id" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "exchange_new_booking_id_key" ON "exchange"("new_booking_id");

-- CreateIndex
CREATE INDEX "refund_booking_id_idx" ON "refund"("booking_id");

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange" ADD CONSTRAINT "exchange_new_booking_id_fkey" FOREIGN KEY ("new_booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- The bookings that an exchange to another showing has made.
create index booking_origin on booking (origin_id) where origin_id is not null;

-- The bookings whose payments are one purse: that which was placed, and those that its tickets were exchanged for.
create function bookings_of_purse(asked_id uuid) returns setof uuid language sql stable as $$
  select coalesce(booking.origin_id, booking.id) from booking where booking.id = asked_id
  union all
  select descendant.id
  from booking
  join booking as descendant on descendant.origin_id = coalesce(booking.origin_id, booking.id)
  where booking.id = asked_id
$$;

-- What of a booking can still be given back: what was paid for it, and has come to it by exchanges from other showings, less what has
-- gone to others by such, and less its refunds. Of all bookings of a purse together it is what is left of their payments.
create function booking_refundable(asked_id uuid) returns bigint language sql stable as $$
  select (
    (select coalesce(sum(payment.amount_minor), 0) from payment where payment.booking_id = asked_id and payment.status = 'SUCCEEDED')
    + (
      select coalesce(sum(exchanged_ticket.credit_minor), 0)
      from ticket
      join exchanged_ticket on exchanged_ticket.new_ticket_id = ticket.id
      join exchange on exchange.id = exchanged_ticket.exchange_id and exchange.new_booking_id is not null
      where ticket.booking_id = asked_id
    )
    - (
      select coalesce(sum(exchanged_ticket.credit_minor), 0)
      from ticket
      join exchanged_ticket on exchanged_ticket.ticket_id = ticket.id
      join exchange on exchange.id = exchanged_ticket.exchange_id and exchange.new_booking_id is not null
      where ticket.booking_id = asked_id
    )
    - (select coalesce(sum(refund.amount_minor), 0) from refund where refund.booking_id = asked_id and refund.status <> 'FAILED')
  )::bigint
$$;

-- Lines are for sold tickets of the booking of their refund, which may be another than that of the payment.
create or replace function refuse_wrong_refund_lines() returns trigger language plpgsql as $$
begin
  if exists (
    select
    from added
    left join refund on refund.id = added.refund_id and refund.xmin = pg_current_xact_id()::xid
    left join ticket on ticket.id = added.ticket_id and ticket.booking_id = refund.booking_id and ticket.sold_at is not null
    group by added.refund_id, refund.amount_minor
    having count(*) <> count(ticket.id) or sum(added.amount_minor) is distinct from refund.amount_minor
  ) then
    raise exception 'lines of a refund are added with it, for sold tickets of its booking, and add up to it'
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;

-- A refund takes out of the purse of its booking, and out of no other.
create function refuse_refund_of_other_purse() returns trigger language plpgsql as $$
begin
  if not exists (
    select
    from payment
    join booking as paid on paid.id = payment.booking_id
    join booking as own on own.id = new.booking_id
    where payment.id = new.payment_id and coalesce(paid.origin_id, paid.id) = coalesce(own.origin_id, own.id)
  ) then
    raise exception 'a refund is of a payment of its booking, or of one that its tickets were exchanged from or for'
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
create trigger refund_of_own_purse after insert or update of payment_id, booking_id on refund
  for each row execute function refuse_refund_of_other_purse();

-- The lines are of the booking of the new tickets. The entry stands with the payment of the difference, or else with that of the
-- booking that was placed.
create or replace function book_exchange_later() returns trigger language plpgsql as $$
begin
  insert into ledger_entry (
    event_id, event, payment_id, currency, received_minor, tickets_minor, booking_fees_minor, tax_minor
  )
  select new.id, 'EXCHANGE', payment.id, payment.currency, line.total,
    -(line.total - line.tax - line.fees + credit.fees), -(line.fees - credit.fees), -line.tax
  from booking
  join payment on payment.booking_id in (coalesce(new.new_booking_id, new.booking_id), coalesce(booking.origin_id, booking.id))
  cross join lateral (
    select coalesce(sum(booking_line.amount_minor), 0)::bigint as total, coalesce(sum(booking_line.tax_minor), 0)::bigint as tax,
      coalesce(sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0)::bigint as fees
    from booking_line
    where booking_line.booking_id = coalesce(new.new_booking_id, new.booking_id) and booking_line.exchange_id = new.id
  ) as line
  cross join lateral (
    select coalesce(sum(exchanged_ticket.credit_fee_minor), 0)::bigint as fees
    from exchanged_ticket
    where exchanged_ticket.exchange_id = new.id
  ) as credit
  where booking.id = new.booking_id and payment.status = 'SUCCEEDED'
    and (payment.exchange_id = new.id or payment.exchange_id is null)
  order by payment.exchange_id nulls last
  limit 1
  on conflict do nothing;
  return null;
end;
$$;
