import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/**
 * A time zone in IANA's own spelling of its name; undefined unless both PostgreSQL and this process know it. An alias stays
 * what it is: which of two names is the alias differs between them (Asia/Calcutta, Asia/Kolkata).
 */
export async function findTimeZone({ prisma }: Database, name: string): Promise<string | undefined> {
  if (!isKnownHere(name)) return undefined;
  const [zone] = await queryRows(
    prisma,
    ZONE,
    (selected) => Prisma.sql`
      select ${selected} from pg_timezone_names where lower(pg_timezone_names.name) = lower(${name})`,
  );
  return zone?.name;
}

/** Newer versions of Node also take an offset, as in +01:00, which is no zone of IANA. */
function isKnownHere(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return /^[a-z]/i.test(name);
  } catch {
    return false;
  }
}

const ZONE = columns<{ name: string }>({ name: 'pg_timezone_names.name' });
