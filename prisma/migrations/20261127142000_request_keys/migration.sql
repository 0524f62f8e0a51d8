-- CreateTable
CREATE TABLE "request_key" (
    "account_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" TEXT NOT NULL,

    CONSTRAINT "request_key_pkey" PRIMARY KEY ("account_id","idempotency_key")
);

-- A key stands for one request of its account, whichever table the request is in. It goes with the row: to another account, or away.
create function keep_request_key() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from request_key
    where request_key.account_id = old.account_id and request_key.idempotency_key = old.idempotency_key
      and request_key.request_fingerprint = old.request_fingerprint;
  end if;
  if tg_op <> 'DELETE' then
    insert into request_key (account_id, idempotency_key, request_fingerprint)
    values (new.account_id, new.idempotency_key, new.request_fingerprint);
  end if;
  return null;
end;
$$;

create trigger payment_request_key after insert or delete or update of account_id, idempotency_key on payment
  for each row execute function keep_request_key();
create trigger counter_request_request_key after insert or delete or update of account_id, idempotency_key on counter_request
  for each row execute function keep_request_key();
create trigger cancellation_request_key after insert or delete or update of account_id, idempotency_key on cancellation
  for each row execute function keep_request_key();
create trigger exchange_request_key after insert or delete or update of account_id, idempotency_key on exchange
  for each row execute function keep_request_key();
create trigger showing_cancellation_request_key
  after insert or delete or update of account_id, idempotency_key on showing_cancellation
  for each row execute function keep_request_key();
create trigger showing_move_request_key after insert or delete or update of account_id, idempotency_key on showing_move
  for each row execute function keep_request_key();

-- The triggers are there: what is written meanwhile has its key. Of two requests that had one key in two tables the first one keeps it.
insert into request_key (account_id, idempotency_key, request_fingerprint)
select earlier.account_id, earlier.idempotency_key, earlier.request_fingerprint
from (
  select payment.account_id, payment.idempotency_key, payment.request_fingerprint, payment.created_at from payment
  union all
  select counter_request.account_id, counter_request.idempotency_key, counter_request.request_fingerprint, counter_request.created_at
  from counter_request
  union all
  select cancellation.account_id, cancellation.idempotency_key, cancellation.request_fingerprint, cancellation.created_at
  from cancellation
  union all
  select exchange.account_id, exchange.idempotency_key, exchange.request_fingerprint, exchange.created_at from exchange
  union all
  select showing_cancellation.account_id, showing_cancellation.idempotency_key, showing_cancellation.request_fingerprint,
    showing_cancellation.created_at
  from showing_cancellation
  union all
  select showing_move.account_id, showing_move.idempotency_key, showing_move.request_fingerprint, showing_move.created_at
  from showing_move
) as earlier
order by earlier.created_at
on conflict do nothing;
