-- How often an account has come to hold more seats. What counts its seats or its holds compares it: see take-seats.ts.
create table account_hold_version (
  account_id uuid not null,
  version integer not null,

  constraint account_hold_version_pkey primary key (account_id),
  constraint account_hold_version_account_id_fkey foreign key (account_id) references account (id)
    on delete cascade on update cascade
);
