import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot } from '../support/server-process.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

/** For each table of docs/database.md what a migrated database has, in its first two columns. */
const CATALOGUE = {
  Checks: constraints('c'),
  'Exclusion constraints': constraints('x'),
  'Partial unique indexes': partialIndexes({ unique: true }),
  'Partial indexes': partialIndexes({ unique: false }),
  'Unique indexes of expressions': `
    select indexrelid::regclass::text as name, indrelid::regclass::text as place
    from pg_index
    join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace and indisunique and indpred is null and indexprs is not null`,
  'Collation of columns': `
    select collname as name, attrelid::regclass || '.' || attname as place
    from pg_attribute
    join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
    join pg_collation on pg_collation.oid = attcollation and collnamespace = 'public'::regnamespace`,
  Triggers: `
    select tgname as name, tgrelid::regclass::text as place from pg_trigger
    join pg_class on pg_class.oid = tgrelid and relnamespace = 'public'::regnamespace
    where not tgisinternal`,
  Storage: `
    select option as name, pg_class.oid::regclass::text as place
    from pg_class, unnest(reloptions) as option
    where relnamespace = 'public'::regnamespace`,
};

describe('docs/database.md', () => {
  const resources = new Resources();
  let text: string;
  let url: string;
  let client: pg.Client;

  beforeAll(async () => {
    text = await readFile(path.join(projectRoot, 'docs/database.md'), 'utf8');
    ({ url } = resources.use(await cloneDatabase()));
    client = new pg.Client({ connectionString: url });
    await client.connect();
    resources.defer(() => client.end());
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  /** The first two cells of each row below a heading; the head of the table has no backticks. */
  function documented(heading: string): string[] {
    const [, section = ''] = text.split(`\n## ${heading}\n`);
    const rows = section.split('\n## ')[0]?.matchAll(/^\| `([^`]+)` +\| (?:`([^`]+)` +\|)?/gm) ?? [];
    return [...rows].map(([, name = '', place = '']) => `${name} ${place}`).toSorted();
  }

  test.each(Object.entries(CATALOGUE))('has every one of the database under %s, and no other', async (heading, sql) => {
    const { rows } = await client.query<{ name: string; place: string }>(sql);
    expect(rows).not.toEqual([]);
    expect(documented(heading)).toEqual(rows.map(({ name, place }) => `${name} ${place}`).toSorted());
  });

  test('has every extension', async () => {
    const { rows } = await client.query<{ name: string }>(
      "select extname as name from pg_extension where extname <> 'plpgsql'",
    );
    expect(documented('Extensions')).toEqual(rows.map(({ name }) => `${name} `).toSorted());
  });

  test('has the settings of each connection, with their values', async () => {
    await using database = openDatabase(url);
    // Besides what the driver itself says when it connects.
    const rows = await database.prisma.$queryRaw<{ name: string; value: string }[]>`
      select lower(name) as name, current_setting(name) as value
      from pg_settings
      where source = 'client' and name not in ('application_name', 'client_encoding')`;
    expect(documented('Settings of each connection')).toEqual(
      rows.map(({ name, value }) => `${name} ${value}`).toSorted(),
    );
  });
});

function constraints(type: 'c' | 'x'): string {
  return `
    select conname as name, conrelid::regclass::text as place
    from pg_constraint
    where connamespace = 'public'::regnamespace and contype = '${type}' and conrelid <> 0`;
}

/** Without those that belong to a constraint. */
function partialIndexes({ unique }: { unique: boolean }): string {
  return `
    select indexrelid::regclass::text as name, indrelid::regclass::text as place
    from pg_index
    join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace and indpred is not null and indisunique = ${unique}
      and not exists (select from pg_constraint where conindid = indexrelid)`;
}
