/**
 * npm run figures -- FILE    writes what `npm run bench -- --json FILE` has measured into README.md and docs/scaling.md
 *
 * A run with figures of the README replaces all of its table; one of growth replaces those of docs/scaling.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { figuresTable, growthTables, withBlock } from '../bench/support/documents.ts';
import type { Results } from '../bench/support/results.ts';

const root = path.resolve(import.meta.dirname, '..');
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('the file of `npm run bench -- --json FILE` is needed');
const results = JSON.parse(await readFile(file, 'utf8')) as Results;

const figures = figuresTable(results);
const documents = {
  'README.md': figures === undefined ? {} : { figures },
  'docs/scaling.md': growthTables(results),
};
for (const [name, blocks] of Object.entries(documents)) {
  if (Object.keys(blocks).length === 0) continue;
  const filepath = path.join(root, name);
  let text = await readFile(filepath, 'utf8');
  for (const [block, content] of Object.entries(blocks)) text = withBlock(text, block, content);
  await writeFile(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  console.log(`wrote ${name}`);
}
