import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { emptyDatabase } from '../support/test-database.ts';

test('connections that are lost during a migration fail the migration, and not the process', async () => {
  await using resources = new Resources();
  const { url: databaseUrl } = resources.use(await emptyDatabase());
  const { proxy, url } = await TcpProxy.inFrontOf(databaseUrl);
  resources.use(proxy);
  const other = new pg.Client({ connectionString: databaseUrl });
  await other.connect();
  resources.defer(() => other.end());
  // Prisma's engine has to wait, as it makes this table too; the lock of the migration is held meanwhile.
  await other.query('begin; create table _prisma_migrations (id text)');

  // An error that nothing listened to would fail this run.
  let end: string | undefined;
  void migrate(url).then(
    () => (end = 'it succeeded'),
    () => (end = 'it failed'),
  );
  const waiting = `select from pg_locks where not granted and locktype = 'transactionid'
    and pg_blocking_pids(pid) @> array[pg_backend_pid()]`;
  // It gives way now and then, and may do so just before its connections are lost.
  while (end === undefined) {
    if ((await other.query(waiting)).rowCount !== 0) proxy.reset();
    await sleep(10);
  }
  expect(end).toBe('it failed');
});
