import { Prisma, type PrismaClient } from '../../src/generated/prisma/client.ts';
import type { Cache } from '../../src/platform/cache.ts';
import type { Database } from '../../src/platform/database/database.ts';

const READS = /^(find|count|aggregate|groupBy)/;

/**
 * The database of an app, for rows that a test writes itself: they stand for those of the product, whose writers tell the
 * cache of each change. For a change that the app is not told of there is `app.services.database`.
 */
export function tellingDatabase({ database, cache }: { database: Database; cache: Cache }): Database {
  const telling = database.prisma.$extends({
    query: {
      async $allOperations({ operation, args, query }) {
        const result: unknown = await query(args);
        if (!READS.test(operation) && !isSelect(args)) await cache.changed();
        return result;
      },
    },
  }) as unknown as PrismaClient;
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prisma') return telling;
      const value: unknown = Reflect.get(target, name, target);
      // Bound, since a proxy has none of the private fields.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Of raw SQL. */
function isSelect(args: unknown): boolean {
  const sql = args instanceof Prisma.Sql ? args.sql : Array.isArray(args) ? String(args[0]) : '';
  return /^\s*(select|with)\b/i.test(sql) && !/\b(insert|update|delete)\b/i.test(sql);
}
