-- What Rowlock sets for each connection where no pooler is in between. Each start checks it.
-- Afterwards enter RECONNECT in the console of PgBouncer: connections that are open do not change.
alter role rowlock set timezone = 'UTC';
alter role rowlock set lock_timeout = '2s';
alter role rowlock set statement_timeout = '3s';
alter role rowlock set idle_in_transaction_session_timeout = '10s';
