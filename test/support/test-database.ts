import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase extends AsyncDisposable {
  url: string;
}

/** A migrated, empty database of its own for a test file. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, { name, from: 'template' });
  return {
    url: withDatabase(server, name),
    [Symbol.asyncDispose]: () => execute(server, `drop database ${name} with (force)`),
  };
}

export function createDatabase(server: string, { name, from }: { name: string; from: string }): Promise<void> {
  return execute(server, `create database ${name} template ${from}`);
}

export function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
