-- AlterTable
ALTER TABLE "booking_line" ADD COLUMN     "ticket_id" UUID;

-- Until now a booking had one ticket for a seat.
update booking_line
set ticket_id = ticket.id
from ticket
where ticket.booking_id = booking_line.booking_id and ticket.seat_id = booking_line.seat_id;

alter table booking_line drop constraint booking_line_seat;

-- AlterTable
ALTER TABLE "booking_line" DROP COLUMN "seat_id",
DROP COLUMN "ticket_type_id";

-- DropIndex
DROP INDEX "ticket_booking_id_seat_id_key";

-- What Prisma's schema language cannot say.

alter table booking_line add constraint booking_line_ticket check (kind not in ('TICKET', 'SURCHARGE') or ticket_id is not null);

-- A booking may have any number of VOID tickets for a seat, and one that is not. Not a partial index: it is also the one that
-- finds the tickets of a booking, VOID ones among them.
create unique index ticket_one_for_booking_and_seat
  on ticket (booking_id, seat_id, (case when status = 'VOID' then id end)) nulls not distinct;

-- The functions that read the lines of a ticket.

create or replace function exchange_credit(ticket_ids uuid[])
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
    where booking_line.booking_id = ticket.booking_id and booking_line.ticket_id = ticket.id
  ) as line
  cross join lateral (
    select coalesce(sum(refund_line.amount_minor), 0)::bigint as back
    from refund_line
    join refund on refund.id = refund_line.refund_id and refund.status <> 'FAILED'
    where refund_line.ticket_id = ticket.id
  ) as given
  where ticket.id = any (ticket_ids)
$$;

create or replace function book_refund_made(made refund, direction int) returns void language sql as $$
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
      where booking_line.booking_id = ticket.booking_id and booking_line.ticket_id = ticket.id
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
