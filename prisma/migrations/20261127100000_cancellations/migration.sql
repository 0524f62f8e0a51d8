-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "cancellation_id" UUID;

-- CreateTable
CREATE TABLE "cancellation" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "cancellation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "cancellation_booking_id_idx" ON "cancellation"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "cancellation_account_id_idempotency_key_key" ON "cancellation"("account_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "refund_cancellation_id_idx" ON "refund"("cancellation_id");

-- AddForeignKey
ALTER TABLE "cancellation" ADD CONSTRAINT "cancellation_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cancellation" ADD CONSTRAINT "cancellation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_cancellation_id_fkey" FOREIGN KEY ("cancellation_id") REFERENCES "cancellation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
