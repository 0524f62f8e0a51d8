-- CreateEnum
CREATE TYPE "exchange_status" AS ENUM ('PENDING', 'DONE', 'DECLINED', 'LOST');

-- AlterEnum
ALTER TYPE "ledger_event" ADD VALUE 'EXCHANGE';

-- AlterTable
ALTER TABLE "booking_line" ADD COLUMN     "exchange_id" UUID;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "exchange_id" UUID;

-- CreateTable
CREATE TABLE "exchange" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,
    "hold_id" UUID NOT NULL,
    "status" "exchange_status" NOT NULL DEFAULT 'PENDING',
    "ticket_ids" UUID[],
    "payable_minor" BIGINT NOT NULL,
    "plan" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "exchange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchanged_ticket" (
    "ticket_id" UUID NOT NULL,
    "exchange_id" UUID NOT NULL,
    "new_ticket_id" UUID NOT NULL,
    "credit_minor" BIGINT NOT NULL,
    "credit_fee_minor" BIGINT NOT NULL,
    "credit_tax_minor" BIGINT NOT NULL,

    CONSTRAINT "exchanged_ticket_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateIndex
CREATE INDEX "exchange_booking_id_idx" ON "exchange"("booking_id");

-- CreateIndex
CREATE INDEX "exchange_hold_id_idx" ON "exchange"("hold_id");

-- CreateIndex
CREATE UNIQUE INDEX "exchange_account_id_idempotency_key_key" ON "exchange"("account_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "exchanged_ticket_new_ticket_id_key" ON "exchanged_ticket"("new_ticket_id");

-- CreateIndex
CREATE INDEX "exchanged_ticket_exchange_id_idx" ON "exchanged_ticket"("exchange_id");

-- AddForeignKey
ALTER TABLE "booking_line" ADD CONSTRAINT "booking_line_exchange_id_fkey" FOREIGN KEY ("exchange_id") REFERENCES "exchange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange" ADD CONSTRAINT "exchange_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange" ADD CONSTRAINT "exchange_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange" ADD CONSTRAINT "exchange_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchanged_ticket" ADD CONSTRAINT "exchanged_ticket_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchanged_ticket" ADD CONSTRAINT "exchanged_ticket_exchange_id_fkey" FOREIGN KEY ("exchange_id") REFERENCES "exchange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchanged_ticket" ADD CONSTRAINT "exchanged_ticket_new_ticket_id_fkey" FOREIGN KEY ("new_ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_exchange_id_fkey" FOREIGN KEY ("exchange_id") REFERENCES "exchange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

alter table exchange
  add constraint exchange_settled check ((status = 'PENDING') = (settled_at is null)),
  add constraint exchange_tickets check (cardinality(ticket_ids) > 0),
  add constraint exchange_payable check (payable_minor between 0 and 9007199254740991);
alter table exchanged_ticket
  add constraint exchanged_ticket_credit check (credit_minor >= 0 and credit_fee_minor + credit_tax_minor <= credit_minor);

-- One open payment for a booking, and one for each of its exchanges.
drop index payment_one_open_per_booking;
create unique index payment_one_open_per_booking on payment (booking_id) where status <> 'DECLINED' and exchange_id is null;
create unique index payment_one_open_per_exchange on payment (exchange_id) where status <> 'DECLINED' and exchange_id is not null;

-- What of tickets can be exchanged for others: their price and booking fee, less what was given back of them; nothing of a ticket
-- that was exchanged before. Of it the booking fee without tax, and the tax: the rest of what refunds have left of both.
create function exchange_credit(ticket_ids uuid[])
returns table (ticket_id uuid, credit_minor bigint, fee_minor bigint, tax_minor bigint, tax_rate_basis_points int)
language sql stable as $$
  select ticket.id, line.gross - given.back, line.fees - given_back_share(line.fees, given.back, line.gross),
    line.tax - given_back_share(line.tax, given.back, line.gross), line.rate
  from ticket
  cross join lateral (
    select coalesce(sum(booking_line.amount_minor), 0)::bigint as gross, coalesce(sum(booking_line.tax_minor), 0)::bigint as tax,
      coalesce(sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0)::bigint as fees,
      coalesce(max(booking_line.tax_rate_basis_points), 0) as rate
    from booking_line
    where booking_line.booking_id = ticket.booking_id and booking_line.seat_id = ticket.seat_id
  ) as line
  cross join lateral (
    select coalesce(sum(refund_line.amount_minor), 0)::bigint as back
    from refund_line
    join refund on refund.id = refund_line.refund_id and refund.status <> 'FAILED'
    where refund_line.ticket_id = ticket.id
  ) as given
  where ticket.id = any (ticket_ids)
$$;

-- The SALE of a booking is of its own payment and its first lines: what a difference was paid for is in the EXCHANGE.
create or replace function book_payments(payment_ids uuid[]) returns void language plpgsql as $$
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
      where booking_line.booking_id = payment.booking_id and booking_line.exchange_id is null
    ) as line
    where payment.exchange_id is null and exists (
      select from ticket where ticket.booking_id = payment.booking_id and ticket.sold_at is not null
    )
  ) as booked (event, provider, counter, received, tickets, fees, tax)
  where payment.id = any (payment_ids) and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  on conflict do nothing;
end;
$$;

create or replace function book_changed_tickets() returns trigger language plpgsql as $$
declare
  sold uuid[];
begin
  select array_agg(payment.id) into sold
  from (select distinct changed.booking_id from changed where changed.status = 'VALID') as sale
  join payment on payment.booking_id = sale.booking_id and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  where payment.exchange_id is null and not exists (
    select from ledger_entry where ledger_entry.event_id = payment.id and ledger_entry.event = 'SALE'
  );
  if sold is not null then
    perform book_payments(sold);
  end if;
  return null;
end;
$$;

create or replace function book_added_ticket() returns trigger language plpgsql as $$
declare
  sold uuid[];
begin
  select array_agg(payment.id) into sold
  from payment
  where payment.booking_id = new.booking_id and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
    and payment.exchange_id is null and not exists (
    select from ledger_entry where ledger_entry.event_id = payment.id and ledger_entry.event = 'SALE'
  );
  if sold is not null then
    perform book_payments(sold);
  end if;
  return null;
end;
$$;

-- An exchange is done: what the old tickets had earned is of the new ones, and what was received for the difference is earned. It
-- stands with the payment of the difference, or else with that of the booking.
create function book_exchange_later() returns trigger language plpgsql as $$
begin
  insert into ledger_entry (
    event_id, event, payment_id, currency, received_minor, tickets_minor, booking_fees_minor, tax_minor
  )
  select new.id, 'EXCHANGE', payment.id, payment.currency, line.total,
    -(line.total - line.tax - line.fees + credit.fees), -(line.fees - credit.fees), -line.tax
  from payment
  cross join lateral (
    select coalesce(sum(booking_line.amount_minor), 0)::bigint as total, coalesce(sum(booking_line.tax_minor), 0)::bigint as tax,
      coalesce(sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0)::bigint as fees
    from booking_line
    where booking_line.booking_id = new.booking_id and booking_line.exchange_id = new.id
  ) as line
  cross join lateral (
    select coalesce(sum(exchanged_ticket.credit_fee_minor), 0)::bigint as fees
    from exchanged_ticket
    where exchanged_ticket.exchange_id = new.id
  ) as credit
  where payment.booking_id = new.booking_id and payment.status = 'SUCCEEDED'
    and (payment.exchange_id = new.id or payment.exchange_id is null)
  order by payment.exchange_id nulls last
  limit 1
  on conflict do nothing;
  return null;
end;
$$;
create constraint trigger exchange_book_inserted after insert on exchange
  deferrable initially deferred
  for each row when (new.status = 'DONE') execute function book_exchange_later();
create constraint trigger exchange_book_updated after update of status on exchange
  deferrable initially deferred
  for each row when (new.status = 'DONE' and old.status <> 'DONE') execute function book_exchange_later();
