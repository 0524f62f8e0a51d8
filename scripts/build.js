// npm run build: Prisma's client from its schema, then dist/ from src/. Does only what is out of date.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export function build() {
  generateClient();
  if (isOlder('dist/main.js', ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'])) {
    // Transpiled only: `npm run check` checks the types.
    run('tsc', ['--project', 'tsconfig.build.json']);
  }
}

/** Generating the client needs no engine: any file in the place of Prisma's download will do. */
export function generateClient() {
  if (isOlder('src/generated/prisma/client.ts', ['prisma/schema', 'prisma.config.ts', 'package-lock.json'])) {
    run('prisma', ['generate', '--no-hints'], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
    });
  }
}

/** Settings from a file .env in the current folder, where there is one; those of the environment come first. */
export function loadEnvironment() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** @param {string} result @param {string[]} sources */
function isOlder(result, sources) {
  return newest(result) < Math.max(...sources.map(newest));
}

/** When the newest file in there was changed; 0 when there is none. @param {string} place @returns {number} */
function newest(place) {
  const full = path.join(root, place);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(full).map((name) => newest(path.join(place, name))));
}

/** @param {string} program @param {string[]} parameters @param {Record<string, string>} [environment] */
export function run(program, parameters, environment = {}) {
  const { status, stdout, stderr } = spawnSync(path.join(root, 'node_modules/.bin', program), parameters, {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  throw new Error(`${program} failed`);
}

if (process.argv[1] === import.meta.filename) build();
