-- AlterTable
ALTER TABLE "showing_seat" ADD COLUMN     "block_reason" TEXT;

alter table showing_seat add constraint showing_seat_block_reason check (block_reason is null or status = 'BLOCKED');
