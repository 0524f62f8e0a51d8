// npm run build: dist/ from src/ and web/, and Prisma's client from its schema. Does only what is out of date.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const PAGES = [
  ...['web/src', 'web/public', 'web/graphiql', 'web/index.html', 'web/embed.html', 'web/side-by-side.html'],
  ...['web/vite.config.ts', 'web/vite.component.config.ts', 'schema.graphql', 'package-lock.json'],
  ...['scripts/build.js', 'scripts/build-pages.js'],
];
/** For a process that runs for a second: to optimize its code, and to collect its garbage, takes longer than it saves. */
const SHORT_RUN = ['--liftoff-only', '--no-opt', '--min-semi-space-size=64', '--max-semi-space-size=64'];
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

export async function build() {
  await Promise.all([buildServer(), buildPages()]);
}

/** Transpiles only: `npm run check` checks the types. What runs of Prisma's client is committed, so a first start need not generate it. */
export async function buildServer() {
  await generateClient('src/generated/prisma/client.ts');
  if (!isOlder('dist/main.js', ['src', ...CONFIGURATION])) return;
  // It runs for half a second: collecting garbage takes a third of that, and frees next to nothing.
  await run('tsc', ['--project', 'tsconfig.build.json'], { GOGC: 'off' });
}

/**
 * The web page, the seat map as a component of its own, and the files of /graphiql, by scripts/build-pages.js. With the processor's
 * time that nothing else wants: a server that starts has better things to do.
 */
export async function buildPages() {
  if (!isOlder('dist/web/index.html', PAGES)) return;
  // Also where tests start it, whose libraries would be built with their checks for development.
  const environment = { NODE_ENV: 'production' };
  await run(
    process.execPath,
    [...SHORT_RUN, 'scripts/build-pages.js'],
    environment,
    os.constants.priority.PRIORITY_LOW,
  );
}

/**
 * Generating the client needs no engine: any file in the place of Prisma's download will do.
 *
 * @param {string} wanted what must not be older than Prisma's schema; by default the types of the models, which no clone has
 */
export async function generateClient(wanted = 'src/generated/prisma/models.ts') {
  if (isOlder(wanted, ['prisma/schema', 'prisma.config.ts', 'package-lock.json'])) {
    const prisma = path.join(root, 'node_modules/prisma/build/index.js');
    const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
    await run(process.execPath, [...SHORT_RUN, prisma, 'generate', '--no-hints'], environment);
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

/** When the newest file in there was changed; 0 without one. @param {string} place @returns {number} */
function newest(place) {
  const stats = statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  const names = readdirSync(path.join(root, place)).map((name) => path.join(place, name));
  return Math.max(0, ...names.map(newest));
}

/**
 * @param {string} program of an installed package, or the path of another
 * @param {string[]} parameters @param {Record<string, string>} [environment] @param {number} [priority]
 */
export async function run(program, parameters, environment = {}, priority = 0) {
  const child = spawn(path.resolve(root, 'node_modules/.bin', program), parameters, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (priority !== 0 && child.pid !== undefined) os.setPriority(child.pid, priority);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return;
  process.stderr.write(output);
  throw new Error(`${program} failed`);
}

if (process.argv[1] === import.meta.filename) await build();
