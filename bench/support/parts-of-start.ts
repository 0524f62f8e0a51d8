import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** It opens nothing: that is `createApp`. */
const LOAD_APP = `await import('./dist/app.js'); process.exit()`;

/** In milliseconds, each while the others do nothing. */
export interface PartsOfStart {
  /** PostgreSQL's own program that makes an empty database. */
  initdbMs: number;
  /** From then on, until it answers. */
  postgresMs: number;
  /** A Node process that only loads the app. */
  modulesMs: number;
}

/** @param dataDir empty */
export async function partsOfStart(dataDir: string): Promise<PartsOfStart> {
  const launchedAt: Record<'initdb' | 'postgres', number> = { initdb: NaN, postgres: NaN };
  const onWaiting = (isNew: boolean) => (launchedAt[isNew ? 'initdb' : 'postgres'] = performance.now());
  const postgres = await startEmbeddedPostgres({ dataDir, onWaiting });
  const readyAt = performance.now();
  await postgres[Symbol.asyncDispose]();
  const startedAt = performance.now();
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', LOAD_APP], { cwd: ROOT, env });
  return {
    initdbMs: launchedAt.postgres - launchedAt.initdb,
    postgresMs: readyAt - launchedAt.postgres,
    modulesMs: performance.now() - startedAt,
  };
}
