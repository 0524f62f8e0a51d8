-- What was asked for with the idempotency key of a hold. Its seats may be others: best available ones, or changed ones.
alter table hold add column request_fingerprint text;
