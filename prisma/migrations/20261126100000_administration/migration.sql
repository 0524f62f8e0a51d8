-- CreateEnum
CREATE TYPE "accessibility_feature" AS ENUM ('AUDIO_DESCRIPTION', 'CAPTIONS', 'HEARING_LOOP', 'RELAXED', 'SIGN_LANGUAGE');

-- DropIndex
DROP INDEX "auditorium_cinema_id_name_key";

-- AlterTable
ALTER TABLE "auditorium" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "cinema" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "movie" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "available_from" DATE,
ADD COLUMN     "available_until" DATE,
ADD COLUMN     "directors" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "original_title" TEXT;

-- AlterTable
ALTER TABLE "seat" ADD COLUMN     "companion_of_id" UUID,
ADD COLUMN     "couple_number" INTEGER;

-- AlterTable
ALTER TABLE "seat_map" ADD COLUMN     "areas" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp();

-- AlterTable
ALTER TABLE "showing" ADD COLUMN     "accessibility" "accessibility_feature"[] DEFAULT ARRAY[]::"accessibility_feature"[],
ADD COLUMN     "cleaning_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "format" TEXT NOT NULL DEFAULT '2D',
ADD COLUMN     "guards_single_seats" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "lead_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "subtitles" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "cinema_id" UUID,
    "reason" TEXT,
    "changes" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_entity_id_at_id_idx" ON "audit_entry"("entity_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_cinema_id_at_id_idx" ON "audit_entry"("cinema_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_id_idx" ON "audit_entry"("actor_id", "at", "id");

-- CreateIndex
CREATE INDEX "auditorium_cinema_id_name_idx" ON "auditorium"("cinema_id", "name");

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_companion_of_id_fkey" FOREIGN KEY ("companion_of_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A closed auditorium or cinema, and an archived movie, give their name free.
create unique index auditorium_open_name on auditorium (cinema_id, name) where closed_at is null;
create unique index cinema_open_name on cinema (name, address_city) where closed_at is null;
create unique index movie_title_and_release on movie (title, release_date) nulls not distinct where archived_at is null;

-- What the foreign key of companions looks for when a seat is deleted.
create index seat_companion on seat (companion_of_id) where companion_of_id is not null;

alter table cinema add constraint cinema_location check (
  num_nulls(latitude, longitude) in (0, 2) and abs(latitude) <= 90 and abs(longitude) <= 180
);
alter table movie add constraint movie_available check (available_from <= available_until);
alter table seat
  add constraint seat_couple check (couple_number is null or coalesce('COUPLE' = any (features), false)),
  add constraint seat_companion_of check (
    companion_of_id is null or coalesce('COMPANION' = any (features), false)
  );
alter table showing add constraint showing_minutes check (lead_minutes >= 0 and cleaning_minutes >= 0);

-- Entries of the audit log are only added.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added', tg_table_name using errcode = 'restrict_violation';
end;
$$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();
