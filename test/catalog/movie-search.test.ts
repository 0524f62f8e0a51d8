import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isListed } from '../../src/catalog/movie-filter.sql.ts';
import { readMovies } from '../../src/catalog/movie-list.sql.ts';
import { readSearch } from '../../src/catalog/movie-search.sql.ts';
import { MovieService } from '../../src/catalog/movie.service.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyCache } from '../support/empty-cache.ts';
import { openDatabase } from '../support/open-database.ts';
import { tellingDatabase } from '../support/telling-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const resources = new Resources();
let database: Database;
let movies: MovieService;
beforeAll(async () => {
  const { url } = resources.use(await cloneDatabase());
  const cache = emptyCache();
  database = tellingDatabase({ database: resources.use(openDatabase(url)), cache });
  movies = new MovieService({ database, cache });
});
afterAll(() => resources[Symbol.asyncDispose]());

type Texts = Partial<Pick<Prisma.MovieCreateInput, 'title' | 'originalTitle' | 'synopsis'>> & {
  cast?: string[];
  directors?: string[];
};

/** The only movies there are. */
async function have(...made: Texts[]): Promise<string[]> {
  const rows = made.map((texts, index) => ({
    ...{ id: newId(), title: 'Untitled', synopsis: '', ...texts, runtimeMinutes: 90 },
    // Two of the same title are of different years.
    releaseDate: new Date(Date.UTC(1900 + index, 0)),
  }));
  await database.prisma.movie.deleteMany();
  await database.prisma.movie.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

async function titles(search: string): Promise<string[]> {
  const { rows } = await movies.list({ search }, 'RELEVANCE', { limit: 100, after: undefined });
  return rows.map(({ title }) => title);
}

describe('a movie is found', () => {
  test.each([
    ['its title', { title: 'Zanzibar' }],
    ['its original title', { originalTitle: 'Le Zanzibar' }],
    ['its cast', { cast: ['Ann One', 'Zoe Zanzibar'] }],
    ['its directors', { directors: ['Bob Zanzibar'] }],
    ['its synopsis', { synopsis: 'Two go to Zanzibar.' }],
  ])('by a word of %s, its beginning, and with typing errors', async (_, texts: Texts) => {
    await have({ title: 'Other', synopsis: 'Sanibel' }, { title: 'Wanted', ...texts });
    for (const search of ['zanzibar', 'zanz', 'z', 'za', 'ZÁNZIBAR', 'zanzbiar', 'sanzibar', 'zanziba']) {
      expect(await titles(search), search).toEqual([texts.title ?? 'Wanted']);
    }
  });

  test.each([
    ['a letter missing', 'alin'],
    ['another letter', 'alian'],
    ['two letters swapped', 'alein'],
    ['the first two swapped', 'laien'],
  ])('by a word of four or five letters with %s', async (_, search) => {
    await have({ title: 'Alien' });
    expect(await titles(search)).toEqual(['Alien']);
  });

  test('by a word of four letters only if no more than one is wrong', async () => {
    await have({ title: 'Nemo' }, { title: 'Up' }, { title: 'Uma' });
    expect(await titles('nima')).toEqual([]);
    expect(await titles('umo')).toEqual([]);
    expect(await titles('pu')).toEqual([]);
  });

  test('only if it has every word', async () => {
    await have({ title: 'Red Sun', cast: ['Ann Lee'] }, { title: 'Red Moon' }, { title: 'Blue Sun' });
    expect(await titles('red sun')).toEqual(['Red Sun']);
    expect(await titles('sun lee')).toEqual(['Red Sun']);
    expect(await titles('red lee moon')).toEqual([]);
    expect(await titles(Array.from('abcdefghijklmnopqrstuvwxyz').join(' '))).toEqual([]);
  });

  test('by its new title at once, and by its old one no more', async () => {
    const [id = ''] = await have({ title: 'Casablanca' });
    await database.prisma.movie.update({ where: { id }, data: { title: 'Ratatouille' } });
    expect(await titles('casablanca')).toEqual([]);
    for (const search of ['ratatouille', 'rata', 'ratatuille']) expect(await titles(search)).toEqual(['Ratatouille']);
  });

  test('with typing errors because of the triggers: without them only by what is right', async () => {
    await have();
    await database.prisma.$executeRaw`alter table movie disable trigger user`;
    await have({ title: 'Metropolis' });
    expect(await titles('metropolis')).toEqual(['Metropolis']);
    expect(await titles('metroplois')).toEqual([]);
    await database.prisma.$executeRaw`alter table movie enable trigger user`;
    await have({ title: 'Metropolis' });
    expect(await titles('metroplois')).toEqual(['Metropolis']);
  });

  test('no more once it is archived, and its genres are left out', async () => {
    const [id = ''] = await have({ title: 'Archived' }, { title: 'Kept' });
    await database.prisma.movie.update({ where: { id }, data: { archivedAt: new Date(), genres: ['Noir'] } });
    expect(await titles('archived')).toEqual([]);
    expect(await movies.genres()).toEqual([]);
    const { rows, count } = await movies.list({}, 'TITLE', { limit: 10, after: undefined });
    expect(rows.map(({ title }) => title)).toEqual(['Kept']);
    expect(await count()).toBe(1);
  });

  test('by words of a text that has no spaces', async () => {
    const word = 'ab'.repeat(2000);
    await have({ title: word, synopsis: word });
    expect(await titles(word.slice(0, 200))).toEqual([word]);
  });
});

describe('the best come first', () => {
  test('the whole title, then words of the title, their beginnings, people, the synopsis, and typing errors last', async () => {
    const best = [
      { title: 'Heat' },
      { title: 'A Heat of Summer' },
      { title: 'The Big Heat' },
      { title: 'Heath' },
      { title: 'X1', cast: ['Ann Heat'] },
      { title: 'X2', directors: ['Bob Heater'] },
      { title: 'X3', synopsis: 'In the heat.' },
      { title: 'X4', synopsis: 'They sit at a heater.' },
      { title: 'Beat It' },
      { title: 'X5', cast: ['Heta Ann'] },
      { title: 'X6', synopsis: 'A hat.' },
    ];
    await have(...best.toReversed());
    expect(await titles('heat')).toEqual(best.map(({ title }) => title));
  });

  test('an original title counts as a title', async () => {
    await have({ title: 'A', cast: ['Roma Rossi'] }, { title: 'Z', originalTitle: 'Roma' });
    expect(await titles('roma')).toEqual(['Z', 'A']);
  });

  test('a movie is as good as the word that it has in the worst place', async () => {
    await have({ title: 'A', synopsis: 'The story of Hanks.' }, { title: 'Story', cast: ['Tom Hanks'] });
    expect(await titles('story hanks')).toEqual(['Story', 'A']);
  });

  test('those that are equally good are sorted by title', async () => {
    await have({ title: 'Rocky 10' }, { title: 'Rocky 2' }, { title: 'A Rocky Road' });
    expect(await titles('rocky')).toEqual(['A Rocky Road', 'Rocky 2', 'Rocky 10']);
  });
});

/** From a few letters, so that many words are nearly others. The same in every run. */
function randomTexts(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
  const word = () => Array.from({ length: 1 + below(9) }, () => 'abcé'.charAt(below(4))).join('');
  const words = (most: number) => Array.from({ length: 1 + below(most) }, word).join(' ');
  return { words };
}

describe('among movies with words that are alike', () => {
  const COUNT = 300;
  const { words } = randomTexts(7);
  const made = Array.from({ length: COUNT }, () => ({
    ...{ title: words(3), originalTitle: words(1), synopsis: words(6) },
    ...{ cast: [words(2), words(2)], directors: [words(2)] },
  }));
  const searches = Array.from({ length: 60 }, () => words(2));
  beforeAll(() => have(...made));

  test('a search finds exactly those that it finds by its definition', async () => {
    const expected = searches.map((search) =>
      made
        .filter((movie) => isFound(movie, search))
        .map(({ title }) => title)
        .sort(),
    );
    const found = [];
    for (const search of searches) {
      const { rows, count } = await movies.list({ search }, 'TITLE', { limit: COUNT, after: undefined });
      expect(await count()).toBe(rows.length);
      found.push(rows.map(({ title }) => title).sort());
    }
    expect(found).toEqual(expected);
    // Of all kinds.
    expect(new Set(found.map(({ length }) => Math.min(2, Math.ceil(length / 20)))).size).toBe(3);
  });

  test('the index gives each the rank that it has when ranks are computed one by one', async () => {
    for (const search of searches.slice(0, 30)) {
      const found = await readSearch(database.prisma, search);
      const list = {
        where: isListed({}),
        words: found,
        order: 'RELEVANCE',
        page: { limit: COUNT, after: undefined },
      } as const;
      const [byIndex, oneByOne] = [
        await readMovies(database.prisma, { ...list, few: 0 }),
        await readMovies(database.prisma, list),
      ];
      expect(
        byIndex.map(({ sortKey, id }) => [sortKey, id]),
        search,
      ).toEqual(oneByOne.map(({ sortKey, id }) => [sortKey, id]));
    }
  });

  test.each([
    ['computed one by one', undefined],
    ['found by the index', 0],
  ])('pages by relevance have each movie once, with ranks %s', async (_, few) => {
    for (const search of ['a', 'ab', 'abc', 'abca', 'bcéacb']) {
      const list = {
        where: isListed({}),
        words: await readSearch(database.prisma, search),
        order: 'RELEVANCE',
      } as const;
      const options = few === undefined ? list : { ...list, few };
      const whole = await readMovies(database.prisma, { ...options, page: { limit: COUNT, after: undefined } });
      const seen: string[] = [];
      for (let after: readonly [string, string] | undefined; ;) {
        const rows = await readMovies(database.prisma, { ...options, page: { limit: 7, after } });
        for (const { total } of rows) expect(total).toBe(few === undefined ? whole.length : null);
        seen.push(...rows.slice(0, 7).map(({ id }) => id));
        const last = rows[6];
        if (!last || rows.length <= 7) break;
        after = [last.sortKey, last.id];
      }
      expect(seen, search).toEqual(whole.map(({ id }) => id));
    }
  });

  test.each(['RELEVANCE', 'TITLE', 'RELEASE_DATE_DESC'] as const)(
    'by %s each page knows how many are found in all, without another statement',
    async (order) => {
      const { rows: all } = await movies.list({ search: 'ab' }, order, { limit: COUNT, after: undefined });
      expect(all.length).toBeGreaterThan(10);
      const { sortKey, id } = all[4] ?? { sortKey: '', id: '' };
      const countOf = async (search: string, after?: readonly [string, string]) => {
        const page = await movies.list({ search }, order, { limit: 5, after });
        let count = NaN;
        const statements = await statementsOf(async () => (count = await page.count()));
        return { count, statements };
      };
      expect(await countOf('ab')).toEqual({ count: all.length, statements: [] });
      expect(await countOf('ab', [sortKey, id])).toEqual({ count: all.length, statements: [] });
      expect(await countOf('xyzzy')).toEqual({ count: 0, statements: [] });
    },
  );
});

/** The rule in words, without any index. */
function isFound(movie: Required<Texts>, search: string): boolean {
  const texts = [movie.title, movie.originalTitle, ...movie.cast, ...movie.directors, movie.synopsis];
  const own = new Set(wordsOf(texts.join(' ')));
  return wordsOf(search).every((wanted) => [...own].some((word) => word.startsWith(wanted) || isNearly(word, wanted)));
}

function wordsOf(text: string): string[] {
  return text.replaceAll('é', 'e').split(' ').filter(Boolean);
}

function isNearly(word: string, wanted: string): boolean {
  const forgiven = wanted.length < 4 ? 0 : wanted.length < 6 ? 1 : 2;
  return editsBetween(word, wanted) <= forgiven || (forgiven === 1 && isOneLetterMoved(word, wanted));
}

function isOneLetterMoved(word: string, wanted: string): boolean {
  const without = (text: string) => Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));
  return word.length === wanted.length && without(word).some((rest) => without(wanted).includes(rest));
}

/** Levenshtein's distance. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
