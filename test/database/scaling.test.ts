import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot } from '../support/server-process.ts';
import { cloneDatabase } from '../support/test-database.ts';

/** A primary key, another unique key, an exclusion constraint, or a foreign key. */
interface Key {
  name: string;
  table: string;
  type: 'unique' | 'foreign';
  /** Bare ones, and of an exclusion constraint those that are compared with `=`. */
  columns: string[];
  /** What a foreign key refers to, with its columns in the same order; null for the others. */
  target: string | null;
  targetColumns: string[];
  /** Whether the foreign key changes rows by itself. */
  cascades: boolean;
}

const KEYS = `
  select conname::text as name, conrelid::regclass::text as table,
    case contype when 'f' then 'foreign' else 'unique' end as type,
    array(
      select attname::text
      from unnest(conkey) with ordinality as key (number, place)
      join pg_attribute on attrelid = conrelid and attnum = number
      where contype <> 'x' or (select oprname from pg_operator where oid = conexclop[place]) = '='
      order by place
    ) as columns,
    nullif(confrelid, 0)::regclass::text as target,
    array(
      select attname::text
      from unnest(confkey) with ordinality as key (number, place)
      join pg_attribute on attrelid = confrelid and attnum = number
      order by place
    ) as "targetColumns",
    confdeltype not in ('a', 'r', ' ') or confupdtype not in ('a', 'r', 'c', ' ') as cascades
  from pg_constraint
  where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'x', 'f')
  union all
  select indexrelid::regclass::text, indrelid::regclass::text, 'unique',
    array(
      select attname::text from unnest(indkey) as number join pg_attribute on attrelid = indrelid and attnum = number
    ),
    null, '{}', false
  from pg_index
  join pg_class on pg_class.oid = indexrelid
  where relnamespace = 'public'::regnamespace and indisunique
    and not exists (select from pg_constraint where conindid = indexrelid)`;

const COLUMNS = `
  select attrelid::regclass || '.' || attname as name
  from pg_attribute
  join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
  where attnum > 0 and not attisdropped`;

/** A row of the table in docs/scaling.md. */
interface Placed {
  /** The distribution column; undefined for a table that is not distributed. */
  column: string | undefined;
  isMissing: boolean;
  /** A copy on each node: a reference table. */
  isEverywhere: boolean;
  keys: Record<Verdict, string[]>;
}

/** Whether a key already has the distribution column, would have to be changed for it, or does not need it. */
type Verdict = 'has' | 'lacks' | 'free';

const resources = new Resources();
let text: string;
let client: pg.Client;
let placed: Map<string, Placed>;
beforeAll(async () => {
  text = await readFile(path.join(projectRoot, 'docs/scaling.md'), 'utf8');
  placed = readPlaces(text);
  client = new pg.Client({ connectionString: resources.use(await cloneDatabase()).url });
  await client.connect();
  resources.defer(() => client.end());
});
afterAll(() => resources[Symbol.asyncDispose]());

describe('sharding by cinema, in docs/scaling.md', () => {
  test('every table has its place', async () => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename::text as name from pg_tables where schemaname = 'public'",
    );
    expect([...placed.keys()].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  test('the distribution column is there, unless the page says that it has to be added', async () => {
    const { rows } = await client.query<{ name: string }>(COLUMNS);
    const columns = new Set(rows.map(({ name }) => name));
    const distributed = [...placed].filter(([, { column }]) => column !== undefined);
    const missing = distributed.filter(([table, { column }]) => !columns.has(`${table}.${column}`));
    expect(missing.map(([table]) => table)).toEqual(
      distributed.filter(([, { isMissing }]) => isMissing).map(([table]) => table),
    );
  });

  test('every key stands where it belongs: with the column, without it, or where none is needed', async () => {
    const { rows } = await client.query<Key>(KEYS);
    expect(rows.length).toBeGreaterThan(100);
    const judged = (verdict: Verdict) =>
      rows.filter((key) => verdictOn(key, placed) === verdict).map(({ table, name }) => `${table} ${name}`);
    const documented = (verdict: Verdict) =>
      [...placed].flatMap(([table, { keys }]) => keys[verdict].map((name) => `${table} ${name}`));
    for (const verdict of ['has', 'lacks', 'free'] as const)
      expect(documented(verdict).toSorted(), verdict).toEqual(judged(verdict).toSorted());
    const count = (verdict: Verdict) => documented(verdict).length;
    expect(text).toContain(`**${count('has')} keys have the column, ${count('lacks')} lack it**`);
  });
});

/** As Citus decides it. A new foreign key to a table without a place is refused too. */
function verdictOn({ table, type, columns, target, targetColumns, cascades }: Key, places: typeof placed): Verdict {
  const place = places.get(table);
  if (type === 'unique') return place?.column === undefined ? 'free' : has(columns.includes(place.column));
  const other = places.get(target ?? '');
  if (!other) return 'lacks';
  if (place?.column === undefined) return refersFreely({ place, other, cascades }) ? 'free' : 'lacks';
  if (other.isEverywhere) return 'free';
  const index = columns.indexOf(place.column);
  return has(index >= 0 && targetColumns[index] === other.column);
}

function has(column: boolean): Verdict {
  return column ? 'has' : 'lacks';
}

/** From a table that is not distributed. */
function refersFreely(key: { place: Placed | undefined; other: Placed; cascades: boolean }): boolean {
  if (key.other.column !== undefined) return false;
  return !(key.place?.isEverywhere && !key.other.isEverywhere && key.cascades);
}

/** The rows of `| table | place | has it | lacks it | needs none |`. */
function readPlaces(page: string): Map<string, Placed> {
  const [, section = ''] = page.split('\n## Sharding by cinema\n');
  const lines = section.split('\n## ')[0]?.split('\n') ?? [];
  const rows = lines.map((line) => line.split('|').slice(1, -1)).filter(([table = '']) => table.includes('`'));
  return new Map(
    rows.map(([table = '', place = '', ...cells]) => {
      const [own = '', lacks = '', free = ''] = cells;
      return [
        namesIn(table)[0] ?? '',
        {
          column: namesIn(place)[0],
          isMissing: place.includes('to be added'),
          isEverywhere: place.includes('every node'),
          keys: { has: namesIn(own), lacks: namesIn(lacks), free: namesIn(free) },
        },
      ];
    }),
  );
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
