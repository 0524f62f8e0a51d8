import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase extends AsyncDisposable {
  url: string;
}

/** A migrated database of its own for a test file, with no rows. */
export function cloneDatabase(): Promise<TestDatabase> {
  return newDatabase({ from: 'template' });
}

/** A database with nothing in it, not even tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return newDatabase({ from: 'template0' });
}

async function newDatabase({ from }: { from: string }): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, { name, from });
  return {
    url: withDatabase(server, name),
    [Symbol.asyncDispose]: async () => void (await execute(server, `drop database ${name} with (force)`)),
  };
}

/** Copies the files, which takes half as long as writing each page to the WAL. */
export async function createDatabase(server: string, { name, from }: { name: string; from: string }): Promise<void> {
  await execute(server, `create database ${name} template ${from} strategy file_copy`);
}

export function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** For all connections, also those that are open. @param setting as in `fsync = off` */
export async function alterSystem(server: string, setting: string): Promise<void> {
  await execute(server, `alter system set ${setting}`);
  await execute(server, 'select pg_reload_conf()');
}

export async function execute<Row extends pg.QueryResultRow = Record<string, unknown>>(
  server: string,
  statement: string,
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: server });
  // The statement tells it, too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query<Row>(statement);
  } finally {
    await client.end();
  }
}
