-- CreateEnum
CREATE TYPE "role" AS ENUM ('CUSTOMER', 'STAFF', 'ADMIN');

-- CreateEnum
CREATE TYPE "seat_feature" AS ENUM ('WHEELCHAIR', 'COMPANION', 'AISLE', 'RESTRICTED_VIEW');

-- CreateEnum
CREATE TYPE "seat_status" AS ENUM ('AVAILABLE', 'HELD', 'SOLD', 'BLOCKED');

-- CreateEnum
CREATE TYPE "hold_status" AS ENUM ('ACTIVE', 'CONVERTED', 'RELEASED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('PENDING_PAYMENT', 'CONFIRMED', 'PAYMENT_FAILED', 'EXPIRED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('PENDING', 'VALID', 'USED', 'VOID');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('PENDING', 'SUCCEEDED', 'DECLINED', 'REFUND_PENDING', 'REFUNDED');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('PENDING', 'SUCCEEDED');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'CUSTOMER',
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "movie" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "synopsis" TEXT NOT NULL,
    "runtime_minutes" INTEGER NOT NULL,
    "certificate" TEXT,
    "genres" TEXT[],
    "cast" TEXT[],
    "release_date" DATE,
    "poster_url" TEXT,
    "trailer_url" TEXT,

    CONSTRAINT "movie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cinema" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "cinema_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auditorium" (
    "id" UUID NOT NULL,
    "cinema_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "auditorium_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_map" (
    "id" UUID NOT NULL,
    "auditorium_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "seat_map_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_category" (
    "id" UUID NOT NULL,
    "cinema_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "color" TEXT,

    CONSTRAINT "seat_category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "seat_map_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT,
    "row" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "seat_category_id" UUID NOT NULL,
    "features" "seat_feature"[],
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_type" (
    "id" UUID NOT NULL,
    "cinema_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ticket_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "showing" (
    "id" UUID NOT NULL,
    "movie_id" UUID NOT NULL,
    "auditorium_id" UUID NOT NULL,
    "seat_map_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,
    "sales_open_at" TIMESTAMPTZ(3),
    "sales_close_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "showing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "showing_id" UUID NOT NULL,
    "seat_category_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("showing_id","seat_category_id","ticket_type_id")
);

-- CreateTable
CREATE TABLE "showing_seat" (
    "showing_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "status" "seat_status" NOT NULL DEFAULT 'AVAILABLE',
    "version" INTEGER NOT NULL DEFAULT 0,
    "hold_id" UUID,
    "held_until" TIMESTAMPTZ(3),
    "ticket_id" UUID,

    CONSTRAINT "showing_seat_pkey" PRIMARY KEY ("showing_id","seat_id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "showing_id" UUID NOT NULL,
    "seat_ids" UUID[],
    "status" "hold_status" NOT NULL DEFAULT 'ACTIVE',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ordinal" INTEGER NOT NULL,
    "idempotency_key" TEXT,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "showing_id" UUID NOT NULL,
    "hold_id" UUID NOT NULL,
    "status" "booking_status" NOT NULL DEFAULT 'PENDING_PAYMENT',
    "total_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "showing_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "status" "ticket_status" NOT NULL DEFAULT 'PENDING',
    "checked_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "payment_status" NOT NULL DEFAULT 'PENDING',
    "token" TEXT NOT NULL,
    "decline_code" TEXT,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'PENDING',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fake_gateway_charge" (
    "payment_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "token" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "decline_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "fake_gateway_charge_pkey" PRIMARY KEY ("payment_id")
);

-- CreateTable
CREATE TABLE "fake_gateway_refund" (
    "refund_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "fake_gateway_refund_pkey" PRIMARY KEY ("refund_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "movie_title_id_idx" ON "movie"("title", "id");

-- CreateIndex
CREATE INDEX "cinema_name_id_idx" ON "cinema"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "auditorium_cinema_id_name_key" ON "auditorium"("cinema_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "seat_map_auditorium_id_version_key" ON "seat_map"("auditorium_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "seat_category_cinema_id_name_key" ON "seat_category"("cinema_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "seat_seat_map_id_position_key" ON "seat"("seat_map_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_type_cinema_id_name_key" ON "ticket_type"("cinema_id", "name");

-- CreateIndex
CREATE INDEX "showing_starts_at_id_idx" ON "showing"("starts_at", "id");

-- CreateIndex
CREATE INDEX "showing_movie_id_starts_at_idx" ON "showing"("movie_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "hold_account_id_showing_id_ordinal_key" ON "hold"("account_id", "showing_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "hold_account_id_idempotency_key_key" ON "hold"("account_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "booking_reference_key" ON "booking"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "booking_hold_id_key" ON "booking"("hold_id");

-- CreateIndex
CREATE INDEX "booking_account_id_placed_at_id_idx" ON "booking"("account_id", "placed_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_booking_id_seat_id_key" ON "ticket"("booking_id", "seat_id");

-- CreateIndex
CREATE INDEX "payment_booking_id_created_at_idx" ON "payment"("booking_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_account_id_idempotency_key_key" ON "payment"("account_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- AddForeignKey
ALTER TABLE "auditorium" ADD CONSTRAINT "auditorium_cinema_id_fkey" FOREIGN KEY ("cinema_id") REFERENCES "cinema"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_map" ADD CONSTRAINT "seat_map_auditorium_id_fkey" FOREIGN KEY ("auditorium_id") REFERENCES "auditorium"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_category" ADD CONSTRAINT "seat_category_cinema_id_fkey" FOREIGN KEY ("cinema_id") REFERENCES "cinema"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_seat_map_id_fkey" FOREIGN KEY ("seat_map_id") REFERENCES "seat_map"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_seat_category_id_fkey" FOREIGN KEY ("seat_category_id") REFERENCES "seat_category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_cinema_id_fkey" FOREIGN KEY ("cinema_id") REFERENCES "cinema"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_movie_id_fkey" FOREIGN KEY ("movie_id") REFERENCES "movie"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_auditorium_id_fkey" FOREIGN KEY ("auditorium_id") REFERENCES "auditorium"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_seat_map_id_fkey" FOREIGN KEY ("seat_map_id") REFERENCES "seat_map"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_seat_category_id_fkey" FOREIGN KEY ("seat_category_id") REFERENCES "seat_category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_seat" ADD CONSTRAINT "showing_seat_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_seat" ADD CONSTRAINT "showing_seat_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_seat" ADD CONSTRAINT "showing_seat_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_seat" ADD CONSTRAINT "showing_seat_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fake_gateway_refund" ADD CONSTRAINT "fake_gateway_refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "fake_gateway_charge"("payment_id") ON DELETE RESTRICT ON UPDATE CASCADE;
