-- CreateTable
CREATE TABLE "promo_code" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "percent" INTEGER,
    "amount_per_ticket_minor" BIGINT,
    "currency" CHAR(3),
    "free_seats" INTEGER,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "max_uses" INTEGER,
    "max_uses_per_account" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "cinema_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "movie_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "ticket_type_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "combinable" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "promo_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo_use" (
    "booking_id" UUID NOT NULL,
    "promo_code_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "ticket_ids" UUID[],
    "per_ticket" BOOLEAN NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "promo_use_pkey" PRIMARY KEY ("booking_id","promo_code_id")
);

-- CreateTable
CREATE TABLE "promo_return" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "promo_code_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "promo_return_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "promo_return_promo_code_id_idx" ON "promo_return"("promo_code_id");

-- AddForeignKey
ALTER TABLE "promo_use" ADD CONSTRAINT "promo_use_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_use" ADD CONSTRAINT "promo_use_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_return" ADD CONSTRAINT "promo_return_promo_code_id_fkey" FOREIGN KEY ("promo_code_id") REFERENCES "promo_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

alter table promo_code
  -- The order of bytes is the same on every server, and the check means letters of ASCII.
  alter column code type text collate "C",
  add constraint promo_code_code check (code ~ '^[A-Z0-9-]{4,40}$'),
  add constraint promo_code_discount check (
    num_nonnulls(percent, amount_per_ticket_minor, free_seats) = 1
    and percent between 1 and 100 is not false
    and amount_per_ticket_minor between 1 and 9007199254740991 is not false
    and free_seats > 0 is not false
    and (amount_per_ticket_minor is null) = (currency is null)
    and currency ~ '^[A-Z]{3}$' is not false
  ),
  add constraint promo_code_window check (valid_from < valid_until),
  add constraint promo_code_caps check (max_uses > 0 is not false and max_uses_per_account > 0 is not false),
  add constraint promo_code_used check (used >= 0 and used <= max_uses is not false);
-- One that is archived gives its code free.
create unique index promo_code_open_code on promo_code (code) where archived_at is null;

alter table promo_use
  add constraint promo_use_quantity check (quantity >= 0),
  add constraint promo_use_tickets check (cardinality(ticket_ids) > 0 and "position" >= 0);
alter table promo_return add constraint promo_return_quantity check (quantity > 0);

-- Uses are given back with the tickets, whatever makes them VOID: by a trigger, because that is done in many places, and none
-- may forget it. It locks no promo code: see the lock order in docs/database.md.
create function give_promo_uses_back() returns trigger language plpgsql as $$
begin
  with left_over as (
    select one.promo_code_id, one.quantity as before,
      case
        when one.per_ticket then count(ticket.id) filter (where ticket.id = any (one.ticket_ids))
        else least(one.quantity, count(ticket.id))
      end as quantity
    from promo_use as one
    left join ticket on ticket.booking_id = one.booking_id and ticket.status <> 'VOID'
    where one.booking_id = new.booking_id
    group by one.booking_id, one.promo_code_id
  ),
  lowered as (
    update promo_use
    set quantity = left_over.quantity
    from left_over
    where promo_use.booking_id = new.booking_id and promo_use.promo_code_id = left_over.promo_code_id
      and left_over.quantity < left_over.before
    returning promo_use.promo_code_id, left_over.before - left_over.quantity as quantity
  )
  insert into promo_return (promo_code_id, quantity) select lowered.promo_code_id, lowered.quantity from lowered;
  return null;
end;
$$;
create trigger ticket_promo_uses_back after update of status on ticket for each row
  when (new.status = 'VOID' and old.status <> 'VOID')
  execute function give_promo_uses_back();
