-- CreateEnum
CREATE TYPE "booking_line_kind" AS ENUM ('TICKET', 'SURCHARGE', 'DISCOUNT', 'FEE', 'CREDIT');

-- CreateEnum
CREATE TYPE "weekday" AS ENUM ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');

-- The prices of showings, for the lists that are made of them below. Prices have no ids that another table names.
create temporary table showing_price as
  select showing_id, seat_category_id, ticket_type_id, amount_minor from price;
drop table price;

-- What a hold remembers: how often prices, and what else a quote is made of, have changed.
create table price_revision (
  is_only boolean not null default true,
  revision bigint not null,
  constraint price_revision_pkey primary key (is_only),
  constraint price_revision_only check (is_only)
);
insert into price_revision (revision) values (0);

-- Stable: within a statement it is what the statement itself can see.
create function current_price_revision() returns bigint language sql stable as
  'select revision from price_revision';

-- Changes wait for each other here, until the end of the transaction: so whoever sees a revision sees everything that
-- was changed by it and before.
create function next_price_revision() returns bigint language sql volatile as
  'update price_revision set revision = revision + 1 returning revision';

-- DropIndex
DROP INDEX "ticket_type_cinema_id_name_key";

-- AlterTable
ALTER TABLE "cinema" ADD COLUMN     "booking_fee_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "cancellation_cutoff_minutes" INTEGER DEFAULT 60,
ADD COLUMN     "cancellation_fee_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "cancellation_refunds_booking_fee" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "counter_release_minutes" INTEGER,
ADD COLUMN     "tax_rate_basis_points" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "hold" ADD COLUMN     "price_revision" BIGINT NOT NULL DEFAULT current_price_revision();

-- AlterTable
ALTER TABLE "showing" ADD COLUMN     "price_list_id" UUID;

-- AlterTable
ALTER TABLE "ticket_type" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "description" TEXT,
ADD COLUMN     "max_per_booking" INTEGER,
ADD COLUMN     "one_for_each_id" UUID,
ADD COLUMN     "seat_feature" "seat_feature",
ADD COLUMN     "sold_online" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "booking_line" (
    "booking_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "booking_line_kind" NOT NULL,
    "seat_id" UUID,
    "ticket_type_id" UUID,
    "label" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "tax_rate_basis_points" INTEGER NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "booking_line_pkey" PRIMARY KEY ("booking_id","position")
);

-- CreateTable
CREATE TABLE "price_list" (
    "id" UUID NOT NULL,
    "cinema_id" UUID NOT NULL,
    "name" TEXT COLLATE natural_order NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "price_list_id" UUID NOT NULL,
    "seat_category_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "from_revision" BIGINT NOT NULL DEFAULT 0,
    "until_revision" BIGINT,

    CONSTRAINT "price_pkey" PRIMARY KEY ("price_list_id","seat_category_id","ticket_type_id","from_revision")
);

-- CreateTable
CREATE TABLE "price_override" (
    "showing_id" UUID NOT NULL,
    "seat_category_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "from_revision" BIGINT NOT NULL DEFAULT 0,
    "until_revision" BIGINT,

    CONSTRAINT "price_override_pkey" PRIMARY KEY ("showing_id","seat_category_id","ticket_type_id","from_revision")
);

-- CreateTable
CREATE TABLE "surcharge" (
    "id" UUID NOT NULL,
    "price_list_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "weekdays" "weekday"[] DEFAULT ARRAY[]::"weekday"[],
    "starts_from" TIME(0),
    "starts_until" TIME(0),
    "formats" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "seat_category_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "from_revision" BIGINT NOT NULL DEFAULT 0,
    "until_revision" BIGINT,

    CONSTRAINT "surcharge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "past_terms" (
    "entity_id" UUID NOT NULL,
    "until_revision" BIGINT NOT NULL,
    "terms" JSONB NOT NULL,

    CONSTRAINT "past_terms_pkey" PRIMARY KEY ("entity_id","until_revision")
);

-- CreateIndex
CREATE INDEX "price_list_cinema_id_name_id_idx" ON "price_list"("cinema_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "surcharge_price_list_id_position_from_revision_key" ON "surcharge"("price_list_id", "position", "from_revision");

-- CreateIndex
CREATE INDEX "showing_price_list_id_starts_at_idx" ON "showing"("price_list_id", "starts_at");

-- CreateIndex
CREATE INDEX "ticket_type_cinema_id_name_idx" ON "ticket_type"("cinema_id", "name");

-- AddForeignKey
ALTER TABLE "booking_line" ADD CONSTRAINT "booking_line_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_one_for_each_id_fkey" FOREIGN KEY ("one_for_each_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_cinema_id_fkey" FOREIGN KEY ("cinema_id") REFERENCES "cinema"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_seat_category_id_fkey" FOREIGN KEY ("seat_category_id") REFERENCES "seat_category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_override" ADD CONSTRAINT "price_override_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_override" ADD CONSTRAINT "price_override_seat_category_id_fkey" FOREIGN KEY ("seat_category_id") REFERENCES "seat_category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_override" ADD CONSTRAINT "price_override_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surcharge" ADD CONSTRAINT "surcharge_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The showings of a cinema that had the same prices share a list now. One without prices has an empty list.
create temporary table price_set as
select showing.id as showing_id, showing.starts_at, auditorium.cinema_id, coalesce(own.prices, '') as prices
from showing
join auditorium on auditorium.id = showing.auditorium_id
left join (
  select showing_id,
    string_agg(
      concat_ws(' ', seat_category_id, ticket_type_id, amount_minor), ',' order by seat_category_id, ticket_type_id
    ) as prices
  from showing_price
  group by showing_id
) as own on own.showing_id = showing.id;

create temporary table made_list as
select gen_random_uuid() as id, cinema_id, prices, min(showing_id::text)::uuid as like_showing_id,
  row_number() over (partition by cinema_id order by min(starts_at), prices) as number
from price_set
group by cinema_id, prices;

insert into price_list (id, cinema_id, name)
select id, cinema_id, 'Price list ' || number from made_list;

insert into price (price_list_id, seat_category_id, ticket_type_id, amount_minor)
select made_list.id, showing_price.seat_category_id, showing_price.ticket_type_id, showing_price.amount_minor
from made_list
join showing_price on showing_price.showing_id = made_list.like_showing_id;

update showing
set price_list_id = made_list.id
from price_set
join made_list on made_list.cinema_id = price_set.cinema_id and made_list.prices = price_set.prices
where price_set.showing_id = showing.id;

alter table showing alter column price_list_id set not null;

drop table made_list, price_set, showing_price;

-- The lines of old bookings: their tickets, and no tax, because no cinema had a rate.
insert into booking_line (
  booking_id, position, kind, seat_id, ticket_type_id, label, amount_minor, tax_rate_basis_points, tax_minor
)
select ticket.booking_id, row_number() over (partition by ticket.booking_id order by seat.position) - 1, 'TICKET',
  ticket.seat_id, ticket.ticket_type_id, ticket_type.name || ', ' || seat.label, ticket.price_minor, 0, 0
from ticket
join seat on seat.id = ticket.seat_id
join ticket_type on ticket_type.id = ticket.ticket_type_id;

-- What Prisma's schema language cannot say.

-- One that is archived gives its name free.
create unique index ticket_type_open_name on ticket_type (cinema_id, name) where archived_at is null;
create unique index price_list_open_name on price_list (cinema_id, name) where archived_at is null;

-- What the foreign key of ticket types looks for when one is deleted.
create index ticket_type_one_for_each on ticket_type (one_for_each_id) where one_for_each_id is not null;

alter table cinema
  add constraint cinema_booking_fee check (booking_fee_minor between 0 and 9007199254740991),
  add constraint cinema_tax_rate check (tax_rate_basis_points between 0 and 10000),
  add constraint cinema_cancellation check (
    cancellation_cutoff_minutes >= 0 and cancellation_fee_minor between 0 and 9007199254740991
  ),
  add constraint cinema_counter_release check (counter_release_minutes >= 0);
alter table ticket_type
  add constraint ticket_type_max_per_booking check (max_per_booking > 0),
  add constraint ticket_type_one_for_each_other check (one_for_each_id <> id);
alter table price
  add constraint price_amount check (amount_minor between 0 and 9007199254740991),
  add constraint price_one_at_a_time exclude using gist (
    price_list_id with =, seat_category_id with =, ticket_type_id with =,
    int8range(from_revision, until_revision) with &&
  );
alter table price_override
  add constraint price_override_amount check (amount_minor between 0 and 9007199254740991),
  add constraint price_override_one_at_a_time exclude using gist (
    showing_id with =, seat_category_id with =, ticket_type_id with =,
    int8range(from_revision, until_revision) with &&
  );
alter table surcharge
  add constraint surcharge_amount check (amount_minor between -9007199254740991 and 9007199254740991),
  add constraint surcharge_times check (starts_from <> starts_until),
  add constraint surcharge_revisions check (from_revision <= until_revision);
alter table booking_line
  add constraint booking_line_amount check (amount_minor between -9007199254740991 and 9007199254740991),
  add constraint booking_line_tax check (
    tax_rate_basis_points between 0 and 10000 and abs(tax_minor) <= abs(amount_minor)
  ),
  add constraint booking_line_seat check (
    kind not in ('TICKET', 'SURCHARGE') or (seat_id is not null and ticket_type_id is not null)
  );

-- A row as it was before a change that matters to quotes: the quotes of older holds are made of it. By triggers, because
-- these rows are changed in many places, and none may forget it.
create function keep_past_terms() returns trigger language plpgsql as $$
begin
  insert into past_terms (entity_id, until_revision, terms) values (old.id, next_price_revision(), to_jsonb(old));
  return null;
end;
$$;
create trigger cinema_past_terms after update on cinema for each row
  when ((old.booking_fee_minor, old.tax_rate_basis_points, old.time_zone, old.business_day_ends_at)
    is distinct from (new.booking_fee_minor, new.tax_rate_basis_points, new.time_zone, new.business_day_ends_at))
  execute function keep_past_terms();
create trigger showing_past_terms after update on showing for each row
  when ((old.price_list_id, old.format) is distinct from (new.price_list_id, new.format))
  execute function keep_past_terms();
create trigger ticket_type_past_terms after update on ticket_type for each row
  when ((old.seat_feature, old.one_for_each_id, old.max_per_booking, old.sold_online, old.archived_at)
    is distinct from (new.seat_feature, new.one_for_each_id, new.max_per_booking, new.sold_online, new.archived_at))
  execute function keep_past_terms();
