-- CreateIndex
CREATE INDEX "hold_account_id_showing_id_idx" ON "hold"("account_id", "showing_id");

-- DropIndex
DROP INDEX "hold_account_id_showing_id_ordinal_key";

-- AlterTable
ALTER TABLE "hold" DROP COLUMN "ordinal";

-- It went with the column.
alter table hold add constraint hold_seats check (seat_ids is not null and cardinality(seat_ids) > 0);

-- By the deadline, so that a count of what an account holds reads nothing that is over, however many bookings it has made.
drop index hold_kept;
create index hold_kept on hold (account_id, expires_at) where status in ('ACTIVE', 'CONVERTED');
