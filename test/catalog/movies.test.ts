import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMovies } from '../../src/demo/demo-movies.ts';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { MovieFilter } from '../generated/graphql.ts';
import { statementsOf } from '../support/count-statements.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ListMovies = graphql(`
  query ListMovies($filter: MovieFilter) {
    movies(first: 100, filter: $filter) {
      totalCount
      nodes {
        id
        version
        title
        synopsis
        runtimeMinutes
        certificate {
          label
          minimumAge
        }
        genres
        cast
        releaseDate
        posterUrl
        trailerUrl
      }
    }
  }
`);

const ListGenres = graphql(`
  query ListGenres {
    genres
  }
`);

const ReadMovie = graphql(`
  query ReadMovie($id: ID!) {
    movie(id: $id) {
      id
      title
      certificate {
        label
        minimumAge
      }
      cast
      showings(first: 3) {
        totalCount
        nodes {
          movie {
            id
          }
        }
      }
    }
  }
`);

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { SEED_DEMO: 'true' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function list(filter: MovieFilter | null) {
  return (await testApp.client.request(ListMovies, { filter })).movies;
}

async function titles(filter: MovieFilter | null): Promise<string[]> {
  return (await list(filter)).nodes.map(({ title }) => title);
}

describe('movies', () => {
  test('are the twelve of the demo, sorted by title', async () => {
    const { totalCount, nodes } = await list(null);
    expect(totalCount).toBe(12);
    expect(nodes.map(({ title }) => title)).toEqual(demoMovies.map(({ title }) => title).sort());
    expect(nodes.find(({ title }) => title === 'The Matrix')).toMatchObject({
      runtimeMinutes: 136,
      version: 1,
      certificate: { label: 'R', minimumAge: 17 },
      genres: ['Science Fiction', 'Action'],
      cast: demoMovies.find(({ title }) => title === 'The Matrix')?.cast,
      releaseDate: '1999-03-31',
      posterUrl: null,
      synopsis: expect.stringContaining('simulation') as string,
    });
  });

  test.each([
    ['a title', 'inception', ['Inception']],
    ['a title with one letter missing', 'Incepton', ['Inception']],
    ['a title with one wrong letter in the middle', 'Paresite', ['Parasite']],
    ['a title with two letters swapped', 'Ratatuoille', ['Ratatouille']],
    ['a title with a wrong first letter', 'natrix', ['The Matrix']],
    ['the beginning of a title', 'godf', ['The Godfather']],
    ['a title in capitals', 'PARASITE', ['Parasite']],
    ['an actor', 'Keanu Reeves', ['The Matrix']],
    ['an actor with wrong letters', 'Kianu Reves', ['The Matrix']],
    ['an actor of two movies', 'Tom Hanks', ['Forrest Gump', 'Toy Story']],
    ['words of title and cast together', 'gump hanks', ['Forrest Gump']],
    ['a word that is in a title and in a synopsis', 'story hanks', ['Toy Story', 'Forrest Gump']],
    ['words in any order, with punctuation between them', 'hanks, toy', ['Toy Story']],
    ['a word of the synopsis', 'clownfish', ['Finding Nemo']],
    ['a short word, which must be exact', 'rax', []],
    ['an empty text', '', demoMovies.map(({ title }) => title).sort()],
    ['spaces', '   ', demoMovies.map(({ title }) => title).sort()],
    ['a word that no movie has', 'xylophone', []],
    ['SQL syntax', `%' or 'xx'='xx`, []],
  ])('are found by %s', async (_, search, found) => {
    expect(await titles({ search })).toEqual(found);
  });

  const byGenres = (wanted: string[]) =>
    demoMovies
      .filter(({ genres }) => genres.some((genre) => wanted.includes(genre)))
      .map(({ title }) => title)
      .sort();

  test('are found by each genre', async () => {
    const { genres } = await testApp.client.request(ListGenres, {});
    expect(genres).toEqual([...new Set(demoMovies.flatMap((movie) => movie.genres))].sort());
    for (const genre of genres) expect(await titles({ genres: [genre] }), genre).toEqual(byGenres([genre]));
    expect(await titles({ genres: ['Western'] })).toEqual([]);
    expect(await titles({ genres: ['crime'] })).toEqual([]);
  });

  test('are found by any of several genres, each movie once', async () => {
    expect(await titles({ genres: ['Action', 'Science Fiction'] })).toEqual(byGenres(['Action', 'Science Fiction']));
    expect(await titles({ genres: ['Crime', 'Western', 'Crime'] })).toEqual(byGenres(['Crime']));
  });

  test('are not found by an empty list of genres', async () => {
    expect(await list({ genres: [] })).toEqual({ totalCount: 0, nodes: [] });
  });

  test('are all found when every field of the filter is null', async () => {
    expect((await list({ genres: null, search: null, nowShowing: null })).totalCount).toBe(12);
  });

  test('can be searched for with at most 200 characters', async () => {
    expect(await titles({ search: 'matrix'.padEnd(200) })).toEqual(['The Matrix']);
    expect(await titles({ search: 'm'.repeat(200) })).toEqual([]);
    const { errors } = await testApp.client.send(ListMovies, { filter: { search: 'm'.repeat(201) } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['without its accents', 'eternel', 'Éternel Été'],
    ['in capitals with accents', 'ÉTERNEL', 'Éternel Été'],
    ['decomposed', 'E\u0301ternel', 'Éternel Été'],
    ['with accents that it has not', 'Zôdíac', 'Zodiac'],
    ['with letters that have no accent to lose', 'Lodz strasse', 'Łódź, Straße'],
    ['in the full width of a Japanese keyboard', 'ｚｏｄｉａｃ', 'Zodiac'],
    ['in Cyrillic capitals', 'ЕЛКА', 'Ёлка'],
    ['by the name of an actor without its accents', 'ozgur', 'Ёлка'],
    ['between other quotes', '»Zodiac…«', 'Zodiac'],
  ])('are found by a title %s', async (_, search, title) => {
    const { prisma } = testApp.database;
    const made = ['Éternel Été', 'Zodiac', 'Łódź, Straße', 'Ёлка'].map((name) => ({
      ...{ id: newId(), title: name, synopsis: '', runtimeMinutes: 90, genres: [] },
      cast: name === 'Ёлка' ? ['Özgür'] : [],
    }));
    await prisma.movie.createMany({ data: made });
    expect(await titles({ search })).toEqual([title]);
    await prisma.movie.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } });
  });

  test('can be searched for with words that grow when they are taken apart', async () => {
    expect(await titles({ search: '㎯'.repeat(200) })).toEqual([]);
    expect(await titles({ search: '🎬'.repeat(200) })).toEqual([]);
  });

  test.each<[string, MovieFilter, string | null]>([
    ['all', {}, null],
    ['those of a search', { search: 'a' }, null],
    ['those of a search by title', { search: 'a' }, 'TITLE'],
    ['those with a showing to come', { nowShowing: true }, 'RELEASE_DATE_DESC'],
  ])('take as many SQL statements in a page of ten as in a page of one: %s', async (_, filter, orderBy) => {
    const page = (first: number) =>
      statementsOf(async () => {
        const { data } = await testApp.client.send<{ movies: { nodes: unknown[] } }, object>(
          `query ($first: Int!, $filter: MovieFilter, $orderBy: MovieOrder) {
            movies(first: $first, filter: $filter, orderBy: $orderBy) {
              totalCount nodes { title originalTitle certificate { label } genres directors cast synopsis archivedAt }
            }
          }`,
          { first, filter, orderBy },
        );
        expect(data?.movies.nodes).toHaveLength(first);
      });
    const [one, ten] = [await page(1), await page(10)];
    const ofMovies = (statements: string[]) => statements.filter((statement) => /movie|folded_words/.test(statement));
    expect(ofMovies(ten)).toHaveLength(ofMovies(one).length);
    expect(ofMovies(ten).length).toBeLessThanOrEqual(filter.search ? 3 : 2);
  });

  test('are counted with their filter', async () => {
    expect((await list({ search: 'Tom Hanks' })).totalCount).toBe(2);
    expect((await list({ genres: ['Crime'], search: 'Pacino' })).totalCount).toBe(1);
  });

  test('are now showing when a showing is still to come', async () => {
    const [past, cancelled] = (await list(null)).nodes;
    const { prisma } = testApp.database;
    await prisma.showing.deleteMany({ where: { movieId: past?.id ?? '' } });
    await prisma.showing.updateMany({ where: { movieId: cancelled?.id ?? '' }, data: { cancelledAt: new Date() } });
    await prisma.$executeRaw`
      insert into showing (
        id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at
      )
      select ${newId()}::uuid, ${past?.id}::uuid, auditorium_id, seat_map_id, price_list_id,
        '2020-01-01', '2020-01-02', '2020-01-02', '2020-01-01'
      from showing limit 1`;

    const without = [past?.title, cancelled?.title];
    expect(await titles({ nowShowing: false })).toEqual(without);
    expect(await titles({ nowShowing: true })).toEqual(
      (await titles(null)).filter((title) => !without.includes(title)),
    );
  });
});

describe('a movie', () => {
  test('has only its own showings', async () => {
    const [{ id } = { id: '' }] = (await list({ search: 'Parasite' })).nodes;
    const { movie } = await testApp.client.request(ReadMovie, { id });
    expect(movie).toMatchObject({ id, title: 'Parasite' });
    expect(movie?.showings.totalCount).toBe(await testApp.database.prisma.showing.count({ where: { movieId: id } }));
    expect(movie?.showings.nodes).toEqual(Array.from({ length: 3 }, () => ({ movie: { id } })));
  });

  test('that was archived can still be read, also from its showings', async () => {
    const [{ id } = { id: '' }] = (await list({ search: 'Parasite' })).nodes;
    const archive = (archivedAt: Date | null) =>
      testApp.database.prisma.movie.update({ where: { id }, data: { archivedAt } });
    await archive(new Date());
    const { movie } = await testApp.client.request(ReadMovie, { id });
    expect(movie).toMatchObject({ title: 'Parasite', showings: { nodes: [{ movie: { id } }, {}, {}] } });
    expect(await titles({ search: 'Parasite' })).toEqual([]);
    expect(await titles({ genres: ['Thriller'] })).not.toContain('Parasite');
    await archive(null);
  });

  test.each([
    [
      'with a minimum age',
      { certificateLabel: 'FSK 12', certificateMinimumAge: 12 },
      { label: 'FSK 12', minimumAge: 12 },
    ],
    ['without one', { certificateLabel: 'FSK 0', certificateMinimumAge: null }, { label: 'FSK 0', minimumAge: null }],
    ['when it was not rated', { certificateLabel: null, certificateMinimumAge: null }, null],
  ])('has its certificate %s', async (_, columns, certificate) => {
    const title = `Certificate ${JSON.stringify(certificate)}`;
    const texts = { title, synopsis: '', genres: [], cast: ['First Actor', 'Another'] };
    const { id } = await testApp.database.prisma.movie.create({ data: { ...texts, ...columns, runtimeMinutes: 90 } });
    const { movie } = await testApp.client.request(ReadMovie, { id });
    expect(movie).toMatchObject({ title, certificate, cast: ['First Actor', 'Another'] });
  });

  test.each([
    ['unknown', newId()],
    ['malformed', 'parasite'],
    ['empty', ''],
    ['in capitals', newId().toUpperCase()],
  ])('is null for an id that is %s', async (_, id) => {
    expect(await testApp.client.send(ReadMovie, { id })).toEqual({ data: { movie: null } });
  });
});
