import { readdirSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Resources } from '../../src/platform/resources.ts';
import { projectRoot, ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A version of the server, built: a folder with its dist/, prisma/ and node_modules/. */
export type Version = string;

export const THIS_VERSION: Version = projectRoot;

/**
 * What the next version may do to each table, as docs/upgrades.md has it: columns that may be null or have a default. A plan
 * that an old process has kept must not break at it.
 */
const EXPAND = `
do $$
declare
  own text;
begin
  for own in
    select relname from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations'
    order by relname
  loop
    execute format('alter table %I add column later text, add column later_count int not null default 0', own);
  end loop;
end
$$;
create table later_kind (id uuid primary key, name text not null);
`;

/** A version that has this code, and a migration more. */
export async function makeNextVersion(resources: Resources): Promise<Version> {
  const { path: folder } = resources.use(await temporaryDirectory());
  for (const part of ['dist', 'prisma']) {
    await cp(path.join(projectRoot, part), path.join(folder, part), { recursive: true });
  }
  await cp(path.join(projectRoot, 'package.json'), path.join(folder, 'package.json'));
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  const migration = path.join(folder, 'prisma/migrations/99991231000000_later');
  await mkdir(migration);
  await writeFile(path.join(migration, 'migration.sql'), EXPAND);
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
