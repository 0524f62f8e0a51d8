import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { cloneDatabase } from '../support/test-database.ts';

test('a connection that is lost during a migration fails the migration, and not the process', async () => {
  await using resources = new Resources();
  const { url: databaseUrl } = resources.use(await cloneDatabase());
  const { proxy, url } = await TcpProxy.inFrontOf(databaseUrl);
  resources.use(proxy);
  const other = new pg.Client({ connectionString: databaseUrl });
  await other.connect();
  resources.defer(() => other.end());
  await other.query('select pg_advisory_lock(7274110953)');

  // An error that nothing listened to would fail this run.
  const failed = migrate(url).then(
    () => 'it succeeded',
    (error: unknown) => (error as Error).message,
  );
  const waiting = `select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  while ((await other.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  proxy.reset();
  expect(await failed).toBe('the connection was lost before the answer');
});
