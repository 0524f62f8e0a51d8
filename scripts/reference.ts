/**
 * npm run reference   writes docs/api/index.html, a reference of the API in one page, from schema.graphql
 *
 * Why no generator: spectaql brings 384 packages (80 MB) and magidoc 100 (27 MB), both with some that do not support
 * Node 20. graphql-markdown and @graphql-markdown write Markdown for another site generator. The others are unmaintained.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { renderPage } from './reference/page.ts';

const root = path.resolve(import.meta.dirname, '..');

const [sdl, style, script] = await Promise.all(
  ['schema.graphql', 'scripts/reference/page.css', 'scripts/reference/filter.js'].map((file) =>
    readFile(path.join(root, file), 'utf8'),
  ),
);
const file = path.resolve(process.argv[2] ?? path.join(root, 'docs/api/index.html'));
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, renderPage(buildSchema(sdl ?? ''), { style: style ?? '', script: script ?? '' }));
console.log(`wrote ${path.relative(process.cwd(), file)}`);
