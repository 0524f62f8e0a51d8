import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';
import { projectRoot, ServerProcess } from '../support/server-process.ts';
import { emptyDatabase } from '../support/test-database.ts';

const command = [process.execPath, path.join(projectRoot, 'dist/migrate.js')] as const;

/** @returns how it ended, and what it has printed */
async function migrate(environment: Record<string, string>) {
  await using migration = new ServerProcess({ command, environment });
  const { code } = await migration.exited();
  return { code, output: migration.output, errors: migration.errors };
}

test('node dist/migrate.js applies every migration once, also when two run at the same time, and needs only DATABASE_URL', async () => {
  await using database = await emptyDatabase();
  const environment = { DATABASE_URL: database.url };
  const both = await Promise.all([migrate(environment), migrate(environment)]);
  const entries = readdirSync(path.join(prismaDirectory, 'migrations'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const lines = both.flatMap(({ output }) => output.trim().split('\n'));
  expect(lines.toSorted()).toEqual(
    [...names.map((name) => `applied ${name}`), ...both.map(() => 'the database is up to date')].toSorted(),
  );
  expect(both.map(({ code, errors }) => ({ code, errors }))).toEqual(both.map(() => ({ code: 0, errors: '' })));
});

test('it exits with 1 and a line that says why, without DATABASE_URL and without its database', async () => {
  expect(await migrate({})).toEqual({
    code: 1,
    output: '',
    errors: 'Rowlock cannot migrate: DATABASE_URL: must be given; an embedded PostgreSQL is migrated at each start\n',
  });
  const away = await migrate({ DATABASE_URL: 'postgresql://rowlock@127.0.0.1:1/rowlock' });
  expect(away.code).toBe(1);
  expect(away.errors).toMatch(/^Rowlock cannot migrate: .+\n$/);
});
