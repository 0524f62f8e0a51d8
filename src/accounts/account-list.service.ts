import { type Account, Prisma, type Role } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface AccountFilter {
  /** With one of these roles, in one of the cinemas where these are given too. */
  roles?: readonly Role[] | null;
  /** With a role for one of these cinemas, or for all. */
  cinemaIds?: readonly string[] | null;
  /** A part of the address or the name. */
  search?: string | null;
}

/** In code points. */
export const MAX_SEARCH_LENGTH = 200;

/** Accounts as administrators look for them. */
export class AccountList {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of e-mail addresses; accounts without one are left out. */
  async list(filter: AccountFilter, page: Page): Promise<PageOf<Account>> {
    const where = toSql(filter);
    const after = page.after ? Prisma.sql`account.email > ${page.after[0]}` : Prisma.sql`true`;
    const rows = await queryRows(
      this.#database.prisma,
      ACCOUNT,
      (account) => Prisma.sql`
        select ${account}
        from account
        where ${where} and ${after}
        order by account.email
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(this.#database.prisma, Prisma.sql`from account where ${where}`));
  }
}

function toSql({ search, ...granted }: AccountFilter): Prisma.Sql {
  const conditions = [Prisma.sql`account.email is not null`];
  if (granted.roles || granted.cinemaIds) conditions.push(hasGrant(granted));
  if (search)
    conditions.push(Prisma.sql`(${contains('account.email', search)} or ${contains('account.name', search)})`);
  return Prisma.join(conditions, ' and ');
}

function hasGrant({ roles, cinemaIds }: Omit<AccountFilter, 'search'>): Prisma.Sql {
  const conditions = [Prisma.sql`role_grant.account_id = account.id`];
  if (roles) conditions.push(Prisma.sql`role_grant.role = any (${roles}::role[])`);
  if (cinemaIds?.length === 0) conditions.push(Prisma.sql`false`);
  else if (cinemaIds) {
    const ids = cinemaIds.filter(isId);
    conditions.push(Prisma.sql`(role_grant.cinema_id is null or role_grant.cinema_id = any (${ids}::uuid[]))`);
  }
  return Prisma.sql`exists (select from role_grant where ${Prisma.join(conditions, ' and ')})`;
}

function contains(column: 'account.email' | 'account.name', search: string): Prisma.Sql {
  return Prisma.sql`strpos(${lower(Prisma.raw(column))}, ${lower(Prisma.sql`${search}::text`)}) > 0`;
}

/** The collation is given, as that of the database may know the letters of ASCII only. */
function lower(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(${text} collate natural_order)`;
}

/** Every column of an account. */
export const ACCOUNT = columns<Account>({
  id: 'account.id',
  email: 'account.email',
  name: 'account.name',
  version: 'account.version',
  passwordHash: 'account.password_hash',
  isGuest: 'account.is_guest',
  locale: 'account.locale',
  roleRevokedAt: 'account.role_revoked_at',
  createdAt: 'account.created_at',
  emailVerifiedAt: 'account.email_verified_at',
  newEmail: 'account.new_email',
  mustChangePassword: 'account.must_change_password',
  closedAt: 'account.closed_at',
});
