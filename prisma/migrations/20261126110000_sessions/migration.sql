-- AlterTable
ALTER TABLE "account" ADD COLUMN     "locale" TEXT,
ADD COLUMN     "role_revoked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "family_hash" BYTEA NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "previous_hash" BYTEA,
    "successor_sealed" BYTEA,
    "rotated_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_account_id_last_used_at_idx" ON "session"("account_id", "last_used_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table session add constraint session_hashes check (
  octet_length(family_hash) = 32 and octet_length(token_hash) = 32 and octet_length(previous_hash) = 32
);
alter table session add constraint session_rotation check (
  (previous_hash is null) = (rotated_at is null) and (previous_hash is null) = (successor_sealed is null)
);

-- Each process looks every second for what has ended lately.
create index session_ended_at on session (ended_at) where ended_at is not null;
create index account_role_revoked_at on account (role_revoked_at) where role_revoked_at is not null;
-- For deleting old ones: the earlier of the two, or the one that is there.
create index session_over_at on session (least(ended_at, expires_at));
