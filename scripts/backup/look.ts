import pg from 'pg';

/** What is in a database that something may be restored into. */
export interface Contents {
  hasTables: boolean;
  hasBookings: boolean;
  /** Connections of others, which may be a running Rowlock. */
  others: number;
  /** Of the server, as in 17. */
  serverMajor: number;
}

export async function lookAt(connectionString: string): Promise<Contents> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query<Omit<Contents, 'hasBookings'> & { hasTable: boolean }>(`
      select to_regclass('public.booking') is not null as "hasTable",
        exists (select from pg_tables where schemaname in ('public', 'bullmq')) as "hasTables",
        current_setting('server_version_num')::int / 10000 as "serverMajor",
        (
          select count(*)::int
          from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
        ) as others`);
    const { hasTable = false, ...contents } = rows[0] ?? { hasTables: false, serverMajor: 0, others: 0 };
    const booked = hasTable ? await client.query('select from public.booking limit 1') : { rowCount: 0 };
    return { ...contents, hasBookings: booked.rowCount === 1 };
  });
}

export async function withClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
