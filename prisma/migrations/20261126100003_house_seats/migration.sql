-- AlterTable
ALTER TABLE "showing_seat" ADD COLUMN     "block_reason" TEXT;

-- CreateTable
CREATE TABLE "seat_block" (
    "seat_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "seat_block_pkey" PRIMARY KEY ("seat_id")
);

-- AddForeignKey
ALTER TABLE "seat_block" ADD CONSTRAINT "seat_block_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table showing_seat add constraint showing_seat_block_reason check (block_reason is null or status = 'BLOCKED');
