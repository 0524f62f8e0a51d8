// The web page, the seat map as a component of its own, and the files of /graphiql: dist/web and dist/graphiql. All in one process,
// since a bundler takes longer to load than to bundle.
import { readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
/** The seat map for pages of other sites. */
const COMPONENT = 'rowlock-seat-map.js';
const EXPLORER = [
  'node_modules/react/umd/react.production.min.js',
  'node_modules/react-dom/umd/react-dom.production.min.js',
  'node_modules/graphiql/graphiql.min.js',
  'node_modules/graphiql/graphiql.min.css',
  ...filesBelow('node_modules/graphql-ws/dist').filter((file) => /\/dist\/(client|common-.+)\.js$/.test(file)),
  'schema.graphql',
  ...filesBelow('web/graphiql'),
];

// Built in other folders and then put in their place: no server sees half of them.
const result = path.join(root, 'dist/web');
const [page, component] = [`${result}.${process.pid}`, `${result}-component.${process.pid}`];
await Promise.all([bundle(page, 'vite.config.ts'), bundle(component, 'vite.component.config.ts'), buildExplorer()]);
await rename(path.join(component, COMPONENT), path.join(page, COMPONENT));
const files = filesBelow(path.relative(root, page)).filter((file) => /\.(js|css|svg)$/.test(file));
await Promise.all(files.map((file) => compress(file, path.join(root, file), { quality: 10 })));
for (const old of [result, component]) await rm(old, { recursive: true, force: true });
await rename(page, result);

/** @param {string} outDir @param {string} config */
function bundle(outDir, config) {
  const directory = path.join(root, 'web');
  return build({ root: directory, configFile: path.join(directory, config), build: { outDir }, logLevel: 'warn' });
}

/** Each file as it is and compressed, so that no request has to do it. */
async function buildExplorer() {
  const directory = path.join(root, 'dist/graphiql');
  await mkdir(directory, { recursive: true });
  // The fonts in the style sheet are two thirds of all.
  const without = /@font-face\s*\{[^}]*\}/g;
  await Promise.all(EXPLORER.map((file) => compress(file, path.join(directory, path.basename(file)), { without })));
}

/**
 * @param {string} file @param {string} target
 * @param {{ quality?: number, without?: RegExp }} [options] quality of brotli: 10 saves 5 % against 9, and 11 another 2 % in three times the time;
 *   without: what is left out of a style sheet
 */
async function compress(file, target, { quality = 9, without } = {}) {
  const given = await readFile(path.join(root, file), 'utf8');
  const content = without && file.endsWith('.css') ? given.replaceAll(without, '') : given;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  await writeFile(target, content);
  await writeFile(`${target}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${target}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/** @param {string} place */
function filesBelow(place) {
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join(place, name),
  );
}
