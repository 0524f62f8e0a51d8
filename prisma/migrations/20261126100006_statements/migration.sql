-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "sold_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "refund_line" (
    "refund_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("refund_id","ticket_id")
);

-- CreateTable
CREATE TABLE "daily_statement" (
    "id" UUID NOT NULL,
    "cinema_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "daily_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_line" (
    "statement_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "cinema_id" UUID NOT NULL,
    "sold_on" DATE NOT NULL,
    "showing_id" UUID NOT NULL,
    "movie_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "method" "payment_method" NOT NULL,
    "tickets" INTEGER NOT NULL,
    "tickets_cancelled" INTEGER NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "statement_line_pkey" PRIMARY KEY ("statement_id","position")
);

-- CreateTable
CREATE TABLE "statement_progress" (
    "id" UUID NOT NULL,
    "stated_until" TIMESTAMPTZ(3) NOT NULL,
    "next_statement_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "refund_line_ticket_id_idx" ON "refund_line"("ticket_id");

-- CreateIndex
CREATE INDEX "daily_statement_cinema_id_until_at_idx" ON "daily_statement"("cinema_id", "until_at");

-- CreateIndex
CREATE UNIQUE INDEX "daily_statement_cinema_id_number_key" ON "daily_statement"("cinema_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "daily_statement_cinema_id_date_key" ON "daily_statement"("cinema_id", "date");

-- CreateIndex
CREATE INDEX "statement_line_cinema_id_sold_on_idx" ON "statement_line"("cinema_id", "sold_on");

-- CreateIndex
CREATE INDEX "statement_progress_next_statement_at_idx" ON "statement_progress"("next_statement_at");

-- CreateIndex
CREATE INDEX "refund_created_at_id_idx" ON "refund"("created_at", "id");

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_statement" ADD CONSTRAINT "daily_statement_cinema_id_fkey" FOREIGN KEY ("cinema_id") REFERENCES "cinema"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "daily_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_movie_id_fkey" FOREIGN KEY ("movie_id") REFERENCES "movie"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_progress" ADD CONSTRAINT "statement_progress_id_fkey" FOREIGN KEY ("id") REFERENCES "cinema"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Tickets that were sold before count as sold when their bookings were placed, which is when they were paid for, nearly.
update ticket
set sold_at = booking.placed_at
from booking
where booking.id = ticket.booking_id and ticket.status in ('VALID', 'USED');

-- Nothing was sold before the first booking. The days since then are stated at once.
insert into statement_progress (id, stated_until, next_statement_at)
select cinema.id, coalesce(min(booking.placed_at), clock_timestamp()), clock_timestamp()
from cinema
left join auditorium on auditorium.cinema_id = cinema.id
left join showing on showing.auditorium_id = auditorium.id
left join booking on booking.showing_id = showing.id
group by cinema.id;

alter table ticket
  add constraint ticket_sold check (
    case status
      when 'PENDING' then sold_at is null
      when 'VOID' then true
      else sold_at is not null
    end
  ),
  add constraint ticket_cancelled check (
    (cancelled_at is not null) = (status = 'VOID' and sold_at is not null)
  );
alter table refund_line add constraint refund_line_amount check (amount_minor > 0);
alter table daily_statement
  add constraint daily_statement_number check (number > 0),
  add constraint daily_statement_span check (from_at <= until_at);
alter table statement_line
  add constraint statement_line_counts check (position >= 0 and tickets >= 0 and tickets_cancelled >= 0),
  add constraint statement_line_amounts check (
    gross_minor between 0 and 9007199254740991
    and abs(refunded_minor) <= 9007199254740991 and abs(tax_minor) <= 9007199254740991
  );

-- What was sold, cancelled or not given back within a span of time.
create index ticket_sold_at on ticket (sold_at) where sold_at is not null;
create index ticket_cancelled_at on ticket (cancelled_at) where cancelled_at is not null;
create index refund_failed on refund (settled_at) where status = 'FAILED';

-- A refund counts from when it is made. A line that came later could miss the statement of that time, so it is refused, and
-- so are lines that do not add up to their refund, or are for a ticket that was not sold for its payment.
create function refuse_wrong_refund_lines() returns trigger language plpgsql as $$
begin
  if exists (
    select
    from added
    left join refund on refund.id = added.refund_id and refund.xmin = pg_current_xact_id()::xid
    left join payment on payment.id = refund.payment_id
    left join ticket on ticket.id = added.ticket_id and ticket.booking_id = payment.booking_id
      and ticket.sold_at is not null
    group by added.refund_id, refund.amount_minor
    having count(*) <> count(ticket.id) or sum(added.amount_minor) is distinct from refund.amount_minor
  ) then
    raise exception 'lines of a refund are added with it, for sold tickets of its payment, and add up to it'
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
create trigger refund_line_with_refund after insert on refund_line
  referencing new table as added
  for each statement execute function refuse_wrong_refund_lines();
create trigger refund_line_append_only before update or delete on refund_line
  for each row execute function refuse_change();

-- Statements are only added, and complete from their first moment.
create trigger daily_statement_append_only before update or delete on daily_statement
  for each row execute function refuse_change();
create trigger daily_statement_no_truncate before truncate on daily_statement
  for each statement execute function refuse_change();
create trigger statement_line_append_only before update or delete on statement_line
  for each row execute function refuse_change();
create trigger statement_line_no_truncate before truncate on statement_line
  for each statement execute function refuse_change();
create function refuse_later_statement_lines() returns trigger language plpgsql as $$
begin
  if exists (
    select
    from added
    left join daily_statement on daily_statement.id = added.statement_id
      and daily_statement.cinema_id = added.cinema_id
      and daily_statement.xmin = pg_current_xact_id()::xid
    where daily_statement.id is null
  ) then
    raise exception 'lines of a statement are added with it, for its cinema' using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
create trigger statement_line_with_statement after insert on statement_line
  referencing new table as added
  for each statement execute function refuse_later_statement_lines();

-- A business day ends at this time of the next day. An instant belongs to the first day that ends after it, also where
-- clocks change: a local time that comes twice, or not at all, ends a day once.
create function business_day_end(day date, ends_at time, zone text) returns timestamptz language sql stable as
  'select (day + 1 + ends_at) at time zone zone';
create function business_day(instant timestamptz, ends_at time, zone text) returns date language sql stable as $$
  select day + (instant >= business_day_end(day, ends_at, zone))::int
    - (instant < business_day_end(day - 1, ends_at, zone))::int
  from (select (instant at time zone zone - ends_at::interval)::date as day) as local
$$;

-- A worker looks for days to state when the first one ends, and at once when days change.
create function begin_statements() returns trigger language plpgsql as $$
begin
  insert into statement_progress (id, stated_until, next_statement_at)
  select new.id, clock_timestamp(), business_day_end(
    business_day(clock_timestamp(), new.business_day_ends_at, new.time_zone), new.business_day_ends_at, new.time_zone
  );
  return null;
end;
$$;
create trigger cinema_begin_statements after insert on cinema
  for each row execute function begin_statements();
create function look_for_statements() returns trigger language plpgsql as $$
begin
  update statement_progress set next_statement_at = clock_timestamp() where statement_progress.id = new.id;
  return null;
end;
$$;
create trigger cinema_days_changed after update of time_zone, business_day_ends_at on cinema
  for each row
  when ((old.time_zone, old.business_day_ends_at) is distinct from (new.time_zone, new.business_day_ends_at))
  execute function look_for_statements();
