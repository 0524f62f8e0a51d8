import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Scans {
  /** From end to end. */
  whole: number;
  /** By an index. */
  indexed: number;
}

/**
 * How often each of these tables was read so far. Waits until all other connections to the database are closed: each reports what it
 * did at its end, at the latest.
 */
export async function scansOf(url: string, tables: readonly string[]): Promise<Map<string, Scans>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while (await hasOthers(client)) await sleep(20);
    const { rows } = await client.query<Scans & { table: string }>(
      `select relname as table, seq_scan::int as whole, coalesce(idx_scan, 0)::int as indexed
       from pg_stat_user_tables
       where relname = any ($1)`,
      [tables],
    );
    return new Map(rows.map(({ table, ...scans }) => [table, scans]));
  } finally {
    await client.end();
  }
}

async function hasOthers(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ others: boolean }>(
    `select exists (
       select from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
     ) as others`,
  );
  return rows[0]?.others === true;
}
