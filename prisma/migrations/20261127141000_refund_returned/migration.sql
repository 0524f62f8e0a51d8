-- AlterEnum
ALTER TYPE "ledger_event" ADD VALUE 'REFUND_RETURNED';

-- Prisma's schema has nothing of this: a refund that had SUCCEEDED may still fail, days later. Then the money is back where it was paid from, and
-- due again, before the refund itself is taken back.
create or replace function book_refund(made refund) returns void language plpgsql as $$
begin
  if not exists (select from ledger_entry where ledger_entry.event_id = made.id and ledger_entry.event = 'REFUND') then
    perform book_refund_made(made, 1);
  end if;
  if made.status = 'FAILED' then
    insert into ledger_entry (event_id, event, payment_id, currency, provider_minor, counter_minor, refunds_due_minor)
    select made.id, 'REFUND_RETURNED', paid.payment_id, paid.currency, -paid.provider_minor, -paid.counter_minor, -paid.refunds_due_minor
    from ledger_entry as paid
    where paid.event_id = made.id and paid.event = 'REFUND_PAID'
    on conflict do nothing;
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
