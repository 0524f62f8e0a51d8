-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "paid_otherwise" BOOLEAN NOT NULL DEFAULT false;

-- What Prisma's schema language cannot say.

-- What staff have given back themselves was given back.
alter table refund add constraint refund_paid_otherwise check (not paid_otherwise or status = 'SUCCEEDED');
