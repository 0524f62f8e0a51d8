/**
 * npm run generate               the generated sources: Prisma's client, and the types of all operations
 * node scripts/generate.js --check  the same; fails when what was there, as of git, was out of date
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generateClient, run } from './build.js';

/** Some of their files are committed. */
const FOLDERS = ['src/generated', 'web/src/generated'];

const before = await generated();
await generateClient();
await run('graphql-codegen', ['--config', 'codegen.ts']);
const after = await generated();
const changed = [...before.keys()].filter((file) => before.get(file) !== after.get(file));
if (process.argv.includes('--check') && changed.length > 0) {
  console.error(
    `These were out of date; they have been written anew, and have to be committed:\n${changed.join('\n')}`,
  );
  process.exitCode = 1;
}

/** @returns {Promise<Map<string, string>>} */
async function generated() {
  const root = path.resolve(import.meta.dirname, '..');
  const contents = new Map();
  for (const folder of FOLDERS) {
    const names = await readdir(path.join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.ts'))) {
      contents.set(path.join(folder, name), await readFile(path.join(root, folder, name), 'utf8'));
    }
  }
  return contents;
}
