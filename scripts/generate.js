/**
 * npm run generate               the generated sources: Prisma's client, and the types of all operations
 * node scripts/generate.js --check  the same; fails when the committed types of the page were older than what they are made from
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generateClient, run } from './build.js';

const PAGE_TYPES = path.resolve(import.meta.dirname, '../web/src/generated');

const before = await pageTypes();
await generateClient();
await run('graphql-codegen', ['--config', 'codegen.ts']);
if (process.argv.includes('--check') && (await pageTypes()) !== before) {
  console.error('web/src/generated was out of date; it has been written anew, and has to be committed');
  process.exitCode = 1;
}

async function pageTypes() {
  const names = await readdir(PAGE_TYPES, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).toSorted();
  return (await Promise.all(files.map((name) => readFile(path.join(PAGE_TYPES, name), 'utf8')))).join('\n');
}
