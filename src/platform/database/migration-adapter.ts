import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQuery } from '@prisma/driver-adapter-utils';

/**
 * Prisma's adapter cuts a script at every semicolon, also within the body of a function. Here PostgreSQL gets it as a
 * whole, as from `prisma migrate deploy`: a migration takes effect completely or not at all. So it is one transaction, in
 * which the limits that requests have, where they are those of the role, do not count.
 */
export class MigrationAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const [queryRaw, executeRaw] = [adapter.queryRaw.bind(adapter), adapter.executeRaw.bind(adapter)];
    adapter.queryRaw = (query) => queryRaw(withoutLock(query));
    adapter.executeRaw = (query) => executeRaw(withoutLock(query));
    adapter.executeScript = async (script) => {
      await executeRaw({ sql: `${NO_LIMITS}${script}`, args: [], argTypes: [] });
    };
    return adapter;
  }
}

const NO_LIMITS = 'set local lock_timeout = 0; set local statement_timeout = 0; ';

/** The engine's lock is one of a session. It is taken already, for a transaction: see withMigrationLock. */
function withoutLock(query: SqlQuery): SqlQuery {
  return /^\s*select pg_advisory_lock\(\d+\);?\s*$/i.test(query.sql) ? { ...query, sql: `select 'taken'` } : query;
}
