-- AlterTable
ALTER TABLE "showing" ADD COLUMN     "free_seats_version" INTEGER;

-- A small index: of past showings it has only those whose free seats are still rows.
create index showing_free_seats_kept on showing (ends_at) where free_seats_version is null;
