-- CreateTable
CREATE TABLE "showing_move" (
    "id" UUID NOT NULL,
    "showing_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,
    "moves" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "showing_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "showing_move_showing_id_idx" ON "showing_move"("showing_id");

-- CreateIndex
CREATE UNIQUE INDEX "showing_move_account_id_idempotency_key_key" ON "showing_move"("account_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "showing_move" ADD CONSTRAINT "showing_move_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_move" ADD CONSTRAINT "showing_move_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
