import { readdirSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDatamodel } from '../../src/platform/database/migrate.ts';
import type { Resources } from '../../src/platform/resources.ts';
import { projectRoot, ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A version of the server, built: a folder with its dist/, prisma/ and node_modules/. */
export type Version = string;

export const THIS_VERSION: Version = projectRoot;

/**
 * What the next version may do to a table, as docs/upgrades.md has it: a column that may be null, and one with a default. A plan
 * that an old process has kept must not break at it.
 */
function expand(table: string): string {
  return `alter table "${table}" add column later text, add column later_count int not null default 0;\n`;
}

/** A version that has this code, and for each table a migration more. */
export async function makeNextVersion(resources: Resources): Promise<Version> {
  const { path: folder } = resources.use(await temporaryDirectory());
  for (const part of ['dist', 'prisma']) {
    await cp(path.join(projectRoot, part), path.join(folder, part), { recursive: true });
  }
  await cp(path.join(projectRoot, 'package.json'), path.join(folder, 'package.json'));
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  const datamodel = await readDatamodel();
  const models = datamodel.flatMap(({ content }) =>
    content.split(/^(?=model |enum )/m).filter((block) => block.startsWith('model ')),
  );
  const tables = models.map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1] ?? '');
  for (const table of tables) {
    const migration = path.join(folder, `prisma/migrations/99991231000000_${table}`);
    await mkdir(migration);
    await writeFile(path.join(migration, 'migration.sql'), expand(table));
  }
  return folder;
}

export function migrationsOf(version: Version): string[] {
  const entries = readdirSync(path.join(version, 'prisma/migrations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** A process of that version, which may not be ready yet. */
export function launch(version: Version, environment: Record<string, string>): ServerProcess {
  return new ServerProcess({
    command: [process.execPath, path.join(version, 'dist/main.js')],
    cwd: version,
    environment,
  });
}
