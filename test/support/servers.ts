import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { startRedis } from './redis-server.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { createDatabase, withDatabase } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server's first database; tests make their own from the template. */
    postgresUrl: string;
    redisUrl: string;
  }
}

/** Once before all tests: a real PostgreSQL with a migrated template, a real Redis, and a built server in dist/. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const resources = new Resources();
  await promisify(execFile)(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/build.js')]);
  const { path: dataDir } = resources.use(await temporaryDirectory());
  const postgres = resources.use(await startEmbeddedPostgres({ dataDir }));
  await createDatabase(postgres.connectionString, { name: 'template', from: 'template0' });
  await migrate(withDatabase(postgres.connectionString, 'template'));
  project.provide('postgresUrl', postgres.connectionString);
  project.provide('redisUrl', process.env['REDIS_URL'] ?? resources.use(await startRedis()).url);
  return () => resources[Symbol.asyncDispose]();
}
