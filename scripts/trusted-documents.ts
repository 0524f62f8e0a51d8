/**
 * npm run trusted-documents -- <files, folders or patterns> --out <file>
 *
 * Collects the operations of a front end for TRUSTED_DOCUMENTS: see docs/trusted-documents.md. Nothing is written when one
 * of them does not fit the schema.
 *   --typenames        with `__typename` in every selection, as Apollo Client sends them
 *   --keep             keeps those that are in the file already: of the releases that are still in use
 *   --schema <file>    schema.graphql when left out
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { documentIdOf, readDocumentManifest } from '../src/platform/document-manifest.ts';
import { type FrontEndDocument, readFrontEnd } from './front-end-documents.ts';
import { filesOf } from './globs.ts';

const { positionals: patterns, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    schema: { type: 'string', default: path.resolve(import.meta.dirname, '../schema.graphql') },
    typenames: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

/** npm runs scripts in the folder of the project; paths are those of the person who called it. */
process.chdir(process.env['INIT_CWD'] ?? process.cwd());
if (patterns.length === 0 || values.out === undefined) {
  fail(['usage: npm run trusted-documents -- <files, folders or patterns> --out <file>']);
} else await collect(values.out);

async function collect(out: string): Promise<void> {
  const schema = buildSchema(await readFile(values.schema, 'utf8'));
  const files = await filesOf(patterns);
  const { documents, problems } = await readFrontEnd(files, { schema, typenames: values.typenames });
  if (documents.length === 0) problems.push(`there is no operation in ${files.length} files`);
  if (problems.length > 0) {
    fail(problems);
    return;
  }
  const kept = values.keep ? readDocumentManifest(out) : new Map<string, string>();
  const all = new Map([...kept, ...documents.map(({ text }) => [documentIdOf(text), text] as const)]);
  const sorted = Object.fromEntries([...all].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  await writeFile(out, `${JSON.stringify(sorted, null, 2)}\n`);
  console.log(
    reportOf({ documents, out, kept: all.size - new Set(documents.map(({ text }) => text)).size }).join('\n'),
  );
}

function reportOf({ documents, out, kept }: { documents: FrontEndDocument[]; out: string; kept: number }): string[] {
  const lines = documents.map(
    ({ text, operation, name, file }) => `${documentIdOf(text)} ${operation} ${name} (${file})`,
  );
  const files = new Set(documents.map(({ file }) => file)).size;
  return [
    ...lines,
    `${out}: ${documents.length} documents from ${files} files${kept > 0 ? `, and ${kept} that were in it before` : ''}`,
  ];
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}
