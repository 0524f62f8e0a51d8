-- AlterTable
ALTER TABLE "due_row_attempt" ADD COLUMN     "error" TEXT,
ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "due_row_attempt_id_key" ON "due_row_attempt"("id");

alter table due_row_attempt
  add constraint due_row_attempt_failure check ((error is null) = (failed_at is null));

create index due_row_attempt_failed on due_row_attempt (failed_at, id) where failed_at is not null;
