import { Prisma } from '../../generated/prisma/client.ts';

/**
 * A count sees what had committed when its statement began, and the statement may wait for locks afterwards. So an account has
 * a version, which grows whenever it comes to hold more seats. A statement reads it together with its count, without a lock,
 * and makes it the next one after all other locks: if the account has taken seats meanwhile, by whatever hold of whatever
 * showing, the version is not the one that was read, and the statement takes nothing. It is repeated then, and counts again.
 *
 * Versions are never used again. Numbers of holds would be: a hold that is numbered anew frees its old number for a statement
 * that has not seen it.
 *
 * @param accountId SQL
 * @returns SQL: as it was when the statement began
 */
export function holdVersionOf(accountId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    coalesce(
      (
        select account_hold_version.version
        from account_hold_version
        where account_hold_version.account_id = ${accountId}
      ),
      0
    )`;
}

/**
 * A statement that gives the `account_id` of those whose version was the one that was read.
 *
 * @param read a select of `account_id, version`, each account once
 */
export function nextHoldVersions(read: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into account_hold_version (account_id, version)
    select read.account_id, read.version + 1
    from (${read}) as read
    order by read.account_id
    on conflict (account_id) do update set version = excluded.version
      where account_hold_version.version = excluded.version - 1
    returning account_id`;
}
