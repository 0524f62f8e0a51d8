-- CreateEnum
CREATE TYPE "account_mail_purpose" AS ENUM ('VERIFY_EMAIL', 'RESET_PASSWORD', 'EMAIL_CHANGED', 'PASSWORD_CHANGED');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "must_change_password" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "new_email" TEXT;

-- CreateTable
CREATE TABLE "account_mail" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "purpose" "account_mail_purpose" NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_export" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_mail_token_hash_key" ON "account_mail"("token_hash");

-- CreateIndex
CREATE INDEX "account_mail_account_id_idx" ON "account_mail"("account_id");

-- CreateIndex
CREATE INDEX "account_mail_email_idx" ON "account_mail"("email");

-- CreateIndex
CREATE INDEX "account_mail_created_at_idx" ON "account_mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_export_token_hash_key" ON "data_export"("token_hash");

-- CreateIndex
CREATE INDEX "data_export_account_id_idx" ON "data_export"("account_id");

-- CreateIndex
CREATE INDEX "data_export_expires_at_idx" ON "data_export"("expires_at");

-- CreateIndex
CREATE INDEX "account_new_email_idx" ON "account"("new_email");

-- AddForeignKey
ALTER TABLE "account_mail" ADD CONSTRAINT "account_mail_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now no mail was sent: the addresses that there are stay unverified.

alter table account add constraint account_closed check (
  closed_at is null
  or (email is null and name is null and password_hash is null and new_email is null and email_verified_at is null)
);
alter table account add constraint account_verified check (email_verified_at is null or email is not null);

alter table account_mail add constraint account_mail_sent check (sent_at is null or account_id is not null);
create index account_mail_unsent on account_mail (created_at) where sent_at is null;
