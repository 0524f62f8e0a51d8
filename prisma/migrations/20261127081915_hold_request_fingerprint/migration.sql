-- What the idempotency key of a hold stands for, where it was not the seats themselves: holdBestAvailable picks them.
alter table hold add column request_fingerprint text;
