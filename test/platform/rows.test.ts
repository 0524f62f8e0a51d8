import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { columns, countRows, queryRows } from '../../src/platform/database/rows.ts';
import { openDatabase } from '../support/open-database.ts';
import { projectRoot } from '../support/server-process.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

let clone: TestDatabase;
let database: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  database = openDatabase(clone.url);
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await clone[Symbol.asyncDispose]();
});

interface Pair {
  left: number;
  right: string | null;
}

const PAIR = columns<Pair>({ left: 'pair.a', right: Prisma.sql`pair.b || ${'!'}` });
const PAIRS = Prisma.sql`(values (1, 'one'), (2, null)) as pair (a, b)`;

test('a row has its columns under the names of its type', async () => {
  const rows = await queryRows(
    database.prisma,
    PAIR,
    (pair) => Prisma.sql`select ${pair} from ${PAIRS} order by pair.a`,
  );
  expect(rows).toEqual([
    { left: 1, right: 'one!' },
    { left: 2, right: null },
  ]);
});

test('columns as one JSON object have the same names', async () => {
  const objects = columns<{ all: Pair[] }>({ all: Prisma.sql`json_agg(${PAIR.object} order by pair.a)` });
  const [row] = await queryRows(database.prisma, objects, (all) => Prisma.sql`select ${all} from ${PAIRS}`);
  expect(row?.all).toEqual([
    { left: 1, right: 'one!' },
    { left: 2, right: null },
  ]);
});

test('a column that is forgotten is an error of the compiler', () => {
  // @ts-expect-error -- `right` is missing
  const incomplete = columns<Pair>({ left: 'pair.a' });
  // @ts-expect-error -- there is no `middle`
  const tooMany = columns<Pair>({ left: 'pair.a', right: 'pair.b', middle: 'pair.c' });
  expect([incomplete, tooMany]).toHaveLength(2);
});

test('rows are counted', async () => {
  expect(await countRows(database.prisma, Prisma.sql`from ${PAIRS}`)).toBe(2);
});

test('no other file of src/ reads raw rows', () => {
  const src = path.join(projectRoot, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('generated'),
  );
  const raw = files.filter((file) => /\$queryRaw(Unsafe)?[<`(]/.test(readFileSync(path.join(src, file), 'utf8')));
  expect(raw).toEqual([path.join('platform', 'database', 'rows.ts')]);
});
