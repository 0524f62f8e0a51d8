import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { Resources } from '../../src/platform/resources.ts';
import { PgBouncer, settingsOfRole } from './pgbouncer.ts';
import { POOLED_ROLE } from './pooled-settings.ts';
import { startRedis } from './redis-server.ts';
import { compareErrors, listedErrors, readSeenErrors } from './seen-errors.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { alterSystem, createDatabase, execute, withDatabase } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server's first database; tests make their own from the template. */
    postgresUrl: string;
    /** Of a PgBouncer through which apps reach their databases; empty unless TEST_POOLER is pgbouncer. */
    poolerUrl: string;
    redisUrl: string;
    /** The folder for the errors that the mutations of the tests give. */
    seenErrors: string;
  }
}

const root = path.resolve(import.meta.dirname, '../..');

/** Once before all tests: a real PostgreSQL with a migrated template, a real Redis, and a built server in dist/. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const resources = new Resources();
  try {
    return await startServers(project, resources);
  } catch (error) {
    await resources[Symbol.asyncDispose]();
    throw error;
  }
}

async function startServers(project: TestProject, resources: Resources): Promise<() => Promise<void>> {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts/build.js')]);
  const { path: dataDir } = resources.use(await temporaryDirectory());
  const postgres = resources.use(await startEmbeddedPostgres({ dataDir }));
  // Nothing here outlives the run, so nothing has to outlive the machine: a new database takes a third of the time.
  await alterSystem(postgres.connectionString, 'fsync = off');
  await createDatabase(postgres.connectionString, { name: 'template', from: 'template0' });
  await migrate(withDatabase(postgres.connectionString, 'template'));
  const { path: seenErrors } = resources.use(await temporaryDirectory());
  project.provide('postgresUrl', postgres.connectionString);
  const isPooled = process.env['TEST_POOLER'] === 'pgbouncer';
  project.provide('poolerUrl', isPooled ? await startPooler(postgres.connectionString, resources) : '');
  project.provide('redisUrl', givenRedis(process.env) ?? resources.use(await startRedis()).url);
  project.provide('seenErrors', seenErrors);
  return async () => {
    const seen = readSeenErrors(seenErrors);
    await resources[Symbol.asyncDispose]();
    const listed = listedErrors(readFileSync(path.join(root, 'schema.graphql'), 'utf8'));
    const problems = compareErrors(seen, listed, { isWholeSuite: isWholeSuite(project) });
    if (problems.length === 0) return;
    // What is thrown here would not make the run fail.
    console.error(problems.join('\n'));
    process.exitCode = 1;
  };
}

async function startPooler(postgresUrl: string, resources: Resources): Promise<string> {
  await execute(postgresUrl, `create role ${POOLED_ROLE} login in role rowlock`);
  await execute(postgresUrl, await settingsOfRole(POOLED_ROLE));
  return resources.use(await PgBouncer.start({ postgresUrl, role: POOLED_ROLE })).urlOf(postgresUrl);
}

/** Not REDIS_URL, which may name one with data in it: the tests empty theirs. */
export function givenRedis({ TEST_REDIS_URL }: Record<string, string | undefined>): string | undefined {
  return TEST_REDIS_URL === '' ? undefined : TEST_REDIS_URL;
}

/** Whether every test file has run, with every test in it. */
function isWholeSuite({ vitest }: TestProject): boolean {
  const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  const all = files.filter((file) => file.endsWith('.test.ts')).length;
  return vitest.config.testNamePattern === undefined && vitest.state.getFiles().length === all;
}
