-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "action_client_secret" TEXT,
ADD COLUMN     "action_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "action_url" TEXT,
ADD COLUMN     "provider_id" TEXT;

-- No version before this one has made such payments.
alter table payment
  add constraint payment_action check (
    case
      when status = 'REQUIRES_ACTION'
        then action_expires_at is not null and (action_url is not null or action_client_secret is not null)
      else action_expires_at is null and action_url is null and action_client_secret is null
    end
  );

create index payment_requires_action on payment (created_at) where status = 'REQUIRES_ACTION';
