/**
 * npm run schema              writes schema.graphql from the code
 * npm run schema -- --check   exits with 1 when it is not fresh
 */
import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { modules } from '../src/modules.ts';
import { createSchema } from '../src/server/schema.ts';

const file = path.resolve(import.meta.dirname, '../schema.graphql');
const loaded = await modules.load();
const classes = loaded.flatMap(({ resolvers = [] }) => resolvers);
const schema = createSchema(classes, () => {
  throw new Error('nothing is resolved here');
});
const printed = `# Made from the code by \`npm run schema\`. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes('--check')) await writeFile(file, printed);
else if (printed !== (await readFile(file, 'utf8').catch(() => ''))) {
  console.error('schema.graphql is not what the code says: run npm run schema');
  process.exitCode = 1;
}
