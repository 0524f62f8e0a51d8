-- CreateTable
CREATE TABLE "showing_cancellation" (
    "id" UUID NOT NULL,
    "showing_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "booking_ids" UUID[],
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "showing_cancellation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "showing_cancellation_showing_id_key" ON "showing_cancellation"("showing_id");

-- CreateIndex
CREATE UNIQUE INDEX "showing_cancellation_account_id_idempotency_key_key" ON "showing_cancellation"("account_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "showing_cancellation" ADD CONSTRAINT "showing_cancellation_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_cancellation" ADD CONSTRAINT "showing_cancellation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Cancellations of which something is left to do, for the sweeper.
create index showing_cancellation_open on showing_cancellation (created_at) where completed_at is null;
