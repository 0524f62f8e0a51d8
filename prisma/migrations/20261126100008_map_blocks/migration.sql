-- AlterTable
ALTER TABLE "cinema" ADD COLUMN     "wheelchair_release_minutes" INTEGER;

-- AlterTable
ALTER TABLE "showing" ADD COLUMN     "wheelchair_released_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "showing_seat" ADD COLUMN     "blocked_on_map" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "seat_block" (
    "seat_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "seat_block_pkey" PRIMARY KEY ("seat_id")
);

-- AddForeignKey
ALTER TABLE "seat_block" ADD CONSTRAINT "seat_block_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table showing_seat add constraint showing_seat_blocked_on_map check (not blocked_on_map or status <> 'AVAILABLE');
alter table cinema add constraint cinema_wheelchair_release check (wheelchair_release_minutes >= 0);
