import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

test('a PostgreSQL that is started while it still shuts down for another process starts once that is done', async () => {
  await using folder = await temporaryDirectory();
  const first = await startEmbeddedPostgres({ dataDir: folder.path });
  const checkpointer = await pidOf(first.connectionString, 'checkpointer');
  // So that the shutdown, which ends with a checkpoint, takes as long as the test wants.
  process.kill(checkpointer, 'SIGSTOP');
  const stopping = first[Symbol.asyncDispose]();
  await expect.poll(() => refusal(first.connectionString), { timeout: 10_000 }).toBe('57P03');
  const starting = startEmbeddedPostgres({ dataDir: folder.path });
  await sleep(500);
  process.kill(checkpointer, 'SIGCONT');
  await stopping;
  await using second = await starting;
  expect(await pidOf(second.connectionString, 'checkpointer')).not.toBe(checkpointer);
});

async function pidOf(connectionString: string, backend: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where backend_type = $1', [
    backend,
  ]);
  await client.end();
  return rows[0]?.pid ?? 0;
}

/** The code with which the server refuses a connection; that of "the database system is shutting down" is 57P03. */
async function refusal(connectionString: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
