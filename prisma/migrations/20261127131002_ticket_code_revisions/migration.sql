-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "code_revision" INTEGER NOT NULL DEFAULT 0;

-- What Prisma's schema language cannot say.
alter table ticket add constraint ticket_code_revision check (code_revision >= 0);
