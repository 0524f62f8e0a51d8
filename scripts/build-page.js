// The web page, and the seat map as a component of its own: dist/web from web/. All in one process, since the first `npm start` waits
// for it, and a bundler takes longer to load than to bundle.
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { compress, filesBelow } from './build.js';

const root = path.resolve(import.meta.dirname, '..');
/** The seat map for pages of other sites. */
const COMPONENT = 'rowlock-seat-map.js';

// Built in other folders and then put in their place: no server sees half of them.
const result = path.join(root, 'dist/web');
const [page, component] = [`${result}.${process.pid}`, `${result}-component.${process.pid}`];
await Promise.all([bundle(page, 'vite.config.ts'), bundle(component, 'vite.component.config.ts')]);
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
