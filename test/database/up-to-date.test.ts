import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { cloneDatabase, emptyDatabase } from '../support/test-database.ts';

const ASKED = 'the engine was asked';
vi.mock('../../src/platform/database/schema-engine.ts', () => ({
  loadSchemaEngine: () => Promise.reject(new Error(ASKED)),
}));

const NEWEST = '(select max(migration_name) from _prisma_migrations)';

async function migrateAfter(change?: string): Promise<string[]> {
  await using resources = new Resources();
  const { url } = resources.use(await cloneDatabase());
  if (change !== undefined) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    resources.defer(() => client.end());
    await client.query(change);
  }
  return await migrate(url);
}

test('a database with every migration is left alone, without loading the engine', async () => {
  expect(await migrateAfter()).toEqual([]);
});

test.each([
  ['is missing', `delete from _prisma_migrations where migration_name = ${NEWEST}`],
  ['has failed', `update _prisma_migrations set finished_at = null where migration_name = ${NEWEST}`],
  ['was rolled back', `update _prisma_migrations set rolled_back_at = now() where migration_name = ${NEWEST}`],
  ['is another one', `update _prisma_migrations set checksum = 'other' where migration_name = ${NEWEST}`],
  [
    'is not known here',
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('1', 'x', '99_later', now())`,
  ],
])('the engine is asked about a database of which a migration %s', async (_, change) => {
  await expect(migrateAfter(change)).rejects.toThrow(ASKED);
});

test('the engine is asked about an empty database', async () => {
  await using database = await emptyDatabase();
  await expect(migrate(database.url)).rejects.toThrow(ASKED);
});
