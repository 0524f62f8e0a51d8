/**
 * npm run reference   writes docs/api/index.html, the reference of the API in one page; a server shows it at /reference
 *
 * Why no generator: spectaql brings 384 packages (80 MB) and magidoc 100 (27 MB), both with some that do not support
 * Node 20. graphql-markdown and @graphql-markdown write Markdown for another site generator. The others are unmaintained.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderReference } from '../src/explorer/reference/reference.ts';

const file = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../docs/api/index.html'));
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, await renderReference());
console.log(`wrote ${path.relative(process.cwd(), file)}`);
