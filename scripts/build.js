// npm run build: dist/ from src/, and Prisma's client from its schema. Does only what is out of date.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..');
const GENERATED = 'src/generated';
const EXPLORER = [
  'node_modules/react/umd/react.production.min.js',
  'node_modules/react-dom/umd/react-dom.production.min.js',
  'node_modules/graphiql/graphiql.min.js',
  'node_modules/graphiql/graphiql.min.css',
  ...filesOf('node_modules/graphql-ws/dist').filter((file) => /\/(client|common-.+)\.js$/.test(file)),
  'schema.graphql',
  ...filesOf('web/graphiql'),
];
const PAGE = [
  ...['web/src', 'web/public', 'web/index.html', 'web/embed.html', 'web/side-by-side.html', 'schema.graphql'],
  ...['web/vite.config.ts', 'web/vite.component.config.ts', 'package-lock.json'],
  ...['scripts/build.js', 'scripts/build-page.js'],
];
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'tsconfig.generated.json', 'package-lock.json'];

export async function build() {
  await Promise.all([buildSources(), buildClient(), buildExplorer(), buildPage()]);
}

/** Transpiles only: `npm run check` checks the types. */
export async function buildSources() {
  if (isOlder('dist/main.js', ['src', ...CONFIGURATION])) await run('tsc', ['--project', 'tsconfig.build.json']);
}

/** Prisma's client, the larger part of a first build. */
export async function buildClient() {
  await generateClient();
  if (isOlder('dist/generated/prisma/client.js', [GENERATED, ...CONFIGURATION]))
    await run('tsc', ['--project', 'tsconfig.generated.json']);
}

/** The files of /graphiql, each as it is and compressed, so that no request has to do it. */
export async function buildExplorer() {
  const result = 'dist/graphiql';
  if (!isOlder(`${result}/graphiql.min.js.gz`, [...EXPLORER, 'scripts/build.js', 'package-lock.json'])) return;
  await mkdir(path.join(root, result), { recursive: true });
  // The fonts in the style sheet are two thirds of all.
  const without = /@font-face\s*\{[^}]*\}/g;
  await Promise.all(EXPLORER.map((file) => compress(file, path.join(root, result, path.basename(file)), { without })));
}

/**
 * The web page and the seat map as a component of its own, by scripts/build-page.js. With the processor's time that nothing else
 * wants: a server that starts has better things to do.
 */
export async function buildPage() {
  if (!isOlder('dist/web/index.html', PAGE)) return;
  // Also where tests start it, whose libraries would be built with their checks for development.
  const environment = { NODE_ENV: 'production' };
  await run(process.execPath, ['scripts/build-page.js'], environment, os.constants.priority.PRIORITY_LOW);
}

/**
 * @param {string} file @param {string} result
 * @param {{ quality?: number, without?: RegExp }} [options] quality of brotli: 10 saves 5 % against 9, and 11 another 2 % in three times the time;
 *   without: what is left out of a style sheet
 */
export async function compress(file, result, { quality = 9, without } = {}) {
  const given = await readFile(path.join(root, file), 'utf8');
  const content = without && file.endsWith('.css') ? given.replaceAll(without, '') : given;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  await writeFile(result, content);
  await writeFile(`${result}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${result}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/**
 * Generating the client needs no engine: any file in the place of Prisma's download will do. Its WebAssembly runs for a second:
 * to optimize it takes longer than it saves.
 */
export async function generateClient() {
  if (isOlder(`${GENERATED}/prisma/client.ts`, ['prisma/schema', 'prisma.config.ts', 'package-lock.json'])) {
    const prisma = path.join(root, 'node_modules/prisma/build/index.js');
    await run(process.execPath, ['--liftoff-only', prisma, 'generate', '--no-hints'], {
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

/** When the newest file in there was changed, not counting generated ones; 0 without one. @param {string} place @returns {number} */
function newest(place) {
  const stats = statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  const names = readdirSync(path.join(root, place)).map((name) => path.join(place, name));
  return Math.max(0, ...names.filter((name) => name !== GENERATED).map(newest));
}

/** @param {string} place */
function filesOf(place) {
  return readdirSync(path.join(root, place)).map((name) => path.join(place, name));
}

/** @param {string} place */
export function filesBelow(place) {
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join(place, name),
  );
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
