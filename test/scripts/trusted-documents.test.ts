import { addTypenameToDocument } from '@apollo/client/utilities';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readFrontEnd } from '../../scripts/front-end-documents.ts';
import { filesOf } from '../../scripts/globs.ts';
import { withTypenames } from '../../scripts/typenames.ts';
import { documentIdOf, readDocumentManifest } from '../../src/platform/document-manifest.ts';
import { Resources } from '../../src/platform/resources.ts';
import { schema } from '../graphql/built-schema.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCRIPT = path.join(ROOT, 'scripts/trusted-documents.ts');
const SHOWINGS = 'query Showings($first: Int!) { showings(first: $first) { nodes { ...Card } } }';
const CARD = 'fragment Card on Showing { id movie { ...Title } auditorium { id } }';
const TITLE = 'fragment Title on Movie { title }';

const resources = new Resources();
let folder: string;
beforeAll(async () => {
  ({ path: folder } = resources.use(await temporaryDirectory()));
});
beforeEach(() => mkdir(path.join(folder, 'src/parts'), { recursive: true }));
afterAll(() => resources[Symbol.asyncDispose]());

async function write(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('the operations of a front end', () => {
  test('are found in GraphQL files, in tags, and in functions, with fragments from other files in the order of their use', async () => {
    const files = [
      await write('src/showings.graphql', SHOWINGS),
      await write(
        'src/parts/card.tsx',
        `import { gql } from '@apollo/client';\nexport const card = gql\`${CARD} \${title}\`;`,
      ),
      await write('src/parts/title.js', `const gql = String.raw; export const title = gql\`${TITLE}\`;`),
      await write('src/other.ts', 'const Genres = graphql(`query Genres { genres }`); const sql = `select 1`;'),
      await write('src/page.css', 'a { }'),
    ];
    const { documents, problems } = await readFrontEnd(files, { schema, typenames: false });
    expect(problems).toEqual([]);
    expect(documents).toEqual([
      { name: 'Showings', operation: 'query', file: files[0], text: print(parse(`${SHOWINGS} ${CARD} ${TITLE}`)) },
      { name: 'Genres', operation: 'query', file: files[3], text: print(parse('query Genres { genres }')) },
    ]);
  });

  test.each([
    ['a field that does not exist', 'query A { popcorn }', 'A: Cannot query field "popcorn" on type "Query".'],
    ['a fragment that is nowhere', 'query A { movies { nodes { ...Gone } } }', 'A: Unknown fragment "Gone".'],
    ['no name', '{ genres }', 'an operation has no name'],
    ['a mistake', 'query A {', 'Syntax Error: Expected Name, found <EOF>.'],
    [
      'too much',
      `query A { ${'genres '.repeat(31)} }`,
      'A: The operation is too large: more than 10 fields at the top.',
    ],
    ['a name for two of them', 'query A { genres } query A { __typename }', undefined],
  ])('with %s are reported with their file', async (_, content, problem) => {
    const file = await write('src/wrong.graphql', content);
    const { problems } = await readFrontEnd([file], { schema, typenames: false });
    expect(problems).toEqual([`${file}: ${problem ?? `A is another one in ${file}`}`]);
  });
});

test.each([
  SHOWINGS.concat(CARD, TITLE),
  'query A { __typename movies { nodes { id } } }',
  'subscription B { seatAvailability(showingId: "1") { ... on SeatSnapshot { seats { id __typename } } } }',
])('__typename is asked for as Apollo Client does in %s', (text) => {
  expect(print(withTypenames(parse(text)))).toBe(print(addTypenameToDocument(parse(text))));
});

test('patterns name files, folders stand for what is in them, and what is installed is left out', async () => {
  await mkdir(path.join(folder, 'globs/a/node_modules'), { recursive: true });
  for (const name of ['b.ts', 'a/b.ts', 'a/b.tsx', 'a/c.graphql', 'a/node_modules/d.ts'])
    await write(`globs/${name}`, '');
  const named = async (...patterns: string[]) =>
    (await filesOf(patterns.map((pattern) => path.posix.join(folder, 'globs', pattern)))).map((file) =>
      path.relative(path.join(folder, 'globs'), file),
    );
  expect(await named('.')).toEqual(['a/b.ts', 'a/b.tsx', 'a/c.graphql', 'b.ts']);
  expect(await named('a')).toEqual(['a/b.ts', 'a/b.tsx', 'a/c.graphql']);
  expect(await named('**/*.ts')).toEqual(['a/b.ts', 'b.ts']);
  expect(await named('*.ts')).toEqual(['b.ts']);
  expect(await named('**/*.{tsx,graphql}', 'b.ts')).toEqual(['a/b.tsx', 'a/c.graphql', 'b.ts']);
  expect(await named('a/?.ts', 'nowhere')).toEqual(['a/b.ts']);
});

describe('npm run trusted-documents', () => {
  const run = (...parameters: string[]) =>
    promisify(execFile)(path.join(ROOT, 'node_modules/.bin/tsx'), [SCRIPT, ...parameters], {
      cwd: ROOT,
      env: { ...process.env, INIT_CWD: folder },
    });

  test('writes a manifest, keeps what is in it when told, and writes nothing when something is wrong', async () => {
    await write('cli.graphql', 'query Old { genres }');
    const old = print(parse('query Old { genres }'));
    const { stdout } = await run('cli.graphql', '--out', 'cli.json');
    expect(stdout).toBe(`${documentIdOf(old)} query Old (cli.graphql)\ncli.json: 1 documents from 1 files\n`);

    await write('cli.graphql', 'query New { movies { nodes { id } } }');
    const renewed = print(parse('query New { movies { nodes { id __typename } __typename } }'));
    const again = await run('cli.graphql', '--typenames', '--keep', '--out', 'cli.json');
    expect(again.stdout).toContain('cli.json: 1 documents from 1 files, and 1 that were in it before\n');
    const manifest = readDocumentManifest(path.join(folder, 'cli.json'));
    expect([...manifest.keys()]).toEqual([documentIdOf(old), documentIdOf(renewed)].sort());
    expect(new Set(manifest.values())).toEqual(new Set([old, renewed]));

    const before = await readFile(path.join(folder, 'cli.json'), 'utf8');
    await write('cli.graphql', 'query New { popcorn }');
    await expect(run('cli.graphql', '--out', 'cli.json')).rejects.toMatchObject({
      code: 1,
      stderr: 'cli.graphql: New: Cannot query field "popcorn" on type "Query".\n',
    });
    expect(await readFile(path.join(folder, 'cli.json'), 'utf8')).toBe(before);
  });

  test('says how it is used', async () => {
    await expect(run('cli.graphql')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--out <file>') as string,
    });
  });
});
