-- CreateTable
CREATE TABLE "counter_request" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "counter_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "counter_request_booking_id_idx" ON "counter_request"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "counter_request_account_id_idempotency_key_key" ON "counter_request"("account_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "counter_request" ADD CONSTRAINT "counter_request_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_request" ADD CONSTRAINT "counter_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
