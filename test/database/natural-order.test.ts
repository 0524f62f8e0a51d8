import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { compareTexts } from '../../src/platform/text.ts';
import { startSystemPostgres, systemPostgres } from '../support/system-postgres.ts';
import { emptyDatabase } from '../support/test-database.ts';

/** Punctuation, numbers by value, then letters, accents and case; Latin, Cyrillic, Arabic, Han. */
const ORDERED = [
  ...['¿Qué?', '…', '“Quote”', '(500) Days', '😀', '3 Idiots', '21', '2001: A Space Odyssey'],
  ...['a', 'A', 'a b', 'a-b', 'ab', 'apfel', 'Apfel', 'Äpfel', 'b', 'B', 'e', 'é', 'É'],
  ...['eternal', 'Eternal', 'Éternel', 'f', 'Lodz', 'Łódź', 'nandu', 'ñandú', 'nz', 'Ofen', 'Öl', 'Oz'],
  ...['Room 1a', 'Room 1B', 'Saal 1', 'Saal 1.5', 'Saal 1.10', 'Saal 2', 'Saal 007', 'Saal 7', 'Saal 10'],
  ...['Ślub', 'Sluz', 'Strasse', 'Straße', 'Strassf', 'Zodiac', 'Елка', 'Ёлка', 'Жук', 'Яма', 'ا', '日本'],
];

const resources = new Resources();
afterAll(() => resources[Symbol.asyncDispose]());

async function migrated(url: string): Promise<pg.Client> {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  resources.defer(() => client.end());
  return client;
}

/** In the order of the column that has the titles of movies, and by the comparisons that cursors make. */
async function sorted(client: pg.Client): Promise<{ list: string[]; pages: string[] }> {
  await client.query(
    `insert into movie (id, title, synopsis, runtime_minutes)
    select gen_random_uuid(), title, '', 90 from unnest($1::text[]) as title`,
    [ORDERED.toReversed()],
  );
  const read = async (condition: string, values: string[]) => {
    const sql = `select title from movie where ${condition} order by title`;
    const { rows } = await client.query<{ title: string }>(sql, values);
    return rows.map(({ title }) => title);
  };
  const pages: string[] = [];
  for (let [next] = await read('true', []); next !== undefined; [next] = await read('title > $1', [next]))
    pages.push(next);
  return { list: await read('true', []), pages };
}

test('titles are in natural order on the embedded PostgreSQL', async () => {
  const { url } = resources.use(await emptyDatabase());
  expect(await sorted(await migrated(url))).toEqual({ list: ORDERED, pages: ORDERED });
});

test.skipIf(systemPostgres === undefined)(
  'titles are in the same order on the PostgreSQL of this machine',
  async () => {
    const client = await migrated(await startSystemPostgres(resources));
    expect(await sorted(client)).toEqual({ list: ORDERED, pages: ORDERED });
    const found = await client.query<{ found: boolean }>("select lower('É' collate natural_order) = 'é' as found");
    expect(found.rows).toEqual([{ found: true }]);
  },
);

test('texts that are sorted in memory are in the same order', () => {
  expect(ORDERED.toReversed().toSorted(compareTexts)).toEqual(ORDERED);
});
