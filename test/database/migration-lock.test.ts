import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConnectionPool } from '../../src/platform/database/connection-pool.ts';
import { withMigrationLock } from '../../src/platform/database/migration-lock.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Gate } from '../support/gate.ts';
import { cloneDatabase } from '../support/test-database.ts';

const resources = new Resources();
let pools: readonly ConnectionPool[];
/** Of another program. */
let client: pg.Client;

beforeAll(async () => {
  const { url: connectionString } = resources.use(await cloneDatabase());
  const options = { connectionString, max: 2, answerTimeoutMs: 30_000, onLost: () => undefined };
  pools = [new ConnectionPool(options), new ConnectionPool(options)];
  for (const pool of pools) resources.defer(() => pool.end());
  client = new pg.Client({ connectionString });
  await client.connect();
  resources.defer(() => client.end());
});
afterAll(() => resources[Symbol.asyncDispose]());

const locked = <Result>(index: number, work: () => Promise<Result>, patienceMs = 30_000) =>
  withMigrationLock(pools[index] as ConnectionPool, work, { patienceMs });

test('of two processes one works after the other', async () => {
  const events: string[] = [];
  const worker = (name: string) => async () => {
    events.push(`${name} begins`);
    await sleep(100);
    events.push(`${name} ends`);
  };
  await Promise.all([locked(0, worker('one')), locked(1, worker('other'))]);
  expect(events.map((event) => event.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
});

test.each([
  ['an older version of the server', 7_274_110_953],
  ["Prisma's own tools", 72_707_369],
])('%s, with a lock of a session, are waited for', async (_, key) => {
  await client.query('select pg_advisory_lock($1)', [key]);
  await expect(locked(0, () => Promise.resolve('worked'), 0)).rejects.toThrow('another process is migrating');
  const working = locked(0, () => Promise.resolve('worked'));
  await client.query('select pg_advisory_unlock($1)', [key]);
  expect(await working).toBe('worked');
});

test('after work that fails the next process may begin', async () => {
  await expect(locked(0, () => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose');
  expect(await locked(1, () => Promise.resolve('worked'))).toBe('worked');
});

test('who has lost the lock on the way is told, for another process may have worked at the same time', async () => {
  const end = new Gate();
  const working = locked(0, () => end.pass());
  const told = working.then(
    () => 'it succeeded',
    () => 'it failed',
  );
  const HOLDERS = `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`;
  while ((await client.query(HOLDERS)).rowCount === 0) await sleep(10);
  expect(await locked(1, () => Promise.resolve('at the same time'))).toBe('at the same time');
  end.open();
  expect(await told).toBe('it failed');
});
