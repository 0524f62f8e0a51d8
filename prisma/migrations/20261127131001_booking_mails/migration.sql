-- CreateEnum
CREATE TYPE "booking_mail_purpose" AS ENUM ('COUNTER_EXPIRED', 'SHOWING_CANCELLED', 'SHOWING_MOVED', 'TICKETS');

-- CreateTable
CREATE TABLE "booking_mail" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "purpose" "booking_mail_purpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "booking_mail_booking_id_idx" ON "booking_mail"("booking_id");

-- CreateIndex
CREATE INDEX "booking_mail_created_at_idx" ON "booking_mail"("created_at");

-- AddForeignKey
ALTER TABLE "booking_mail" ADD CONSTRAINT "booking_mail_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A booking expires once, and its showing is cancelled once, also when two workers see to it.
create unique index booking_mail_once on booking_mail (booking_id, purpose)
  where purpose in ('COUNTER_EXPIRED', 'SHOWING_CANCELLED');

create index booking_mail_unsent on booking_mail (created_at) where sent_at is null;
