import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMovies } from '../../src/demo/demo-movies.ts';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { MovieFilter } from '../generated/graphql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ListMovies = graphql(`
  query ListMovies($filter: MovieFilter) {
    movies(first: 100, filter: $filter) {
      totalCount
      nodes {
        id
        title
        synopsis
        runtimeMinutes
        certificate {
          label
          minimumAge
        }
        genres
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
  test('are the twelve of the demo, in the order of titles', async () => {
    const { totalCount, nodes } = await list(null);
    expect(totalCount).toBe(12);
    expect(nodes.map(({ title }) => title)).toEqual(demoMovies.map(({ title }) => title).sort());
    expect(nodes.find(({ title }) => title === 'The Matrix')).toMatchObject({
      runtimeMinutes: 136,
      certificate: 'R',
      genres: ['Science Fiction', 'Action'],
      releaseDate: '1999-03-31',
      posterUrl: null,
      synopsis: expect.stringContaining('simulation') as string,
    });
  });

  test.each([
    ['a title', 'inception', ['Inception']],
    ['a title with a letter left out', 'Incepton', ['Inception']],
    ['a title with a letter wrong in the middle', 'Paresite', ['Parasite']],
    ['a title with two letters swapped', 'Ratatuoille', ['Ratatouille']],
    ['a title with the first letter wrong', 'natrix', ['The Matrix']],
    ['the beginning of a title', 'godf', ['The Godfather']],
    ['a title in capitals', 'PARASITE', ['Parasite']],
    ['an actor', 'Keanu Reeves', ['The Matrix']],
    ['an actor with letters wrong', 'Kianu Reves', ['The Matrix']],
    ['an actor of two movies', 'Tom Hanks', ['Forrest Gump', 'Toy Story']],
    ['words of title and cast together', 'story hanks', ['Toy Story']],
    ['words in any order, with signs between them', 'hanks, toy', ['Toy Story']],
    ['a word of the synopsis', 'clownfish', ['Finding Nemo']],
    ['a short word, in which nothing is forgiven', 'rax', []],
    ['nothing', '', demoMovies.map(({ title }) => title).sort()],
    ['spaces', '   ', demoMovies.map(({ title }) => title).sort()],
    ['what no movie has', 'xylophone', []],
    ['signs that SQL knows', `%' or 'xx'='xx`, []],
  ])('are found by %s', async (_, search, found) => {
    expect(await titles({ search })).toEqual(found);
  });

  test('are found by genre', async () => {
    const { genres } = await testApp.client.request(ListGenres, {});
    expect(genres).toEqual([...new Set(demoMovies.flatMap((movie) => movie.genres))].sort());
    for (const genre of genres) {
      const expected = demoMovies.filter((movie) => movie.genres.includes(genre)).map(({ title }) => title);
      expect(await titles({ genre }), genre).toEqual(expected.sort());
    }
    expect(await titles({ genre: 'Western' })).toEqual([]);
  });

  test('can be searched for with 200 characters, and not with more', async () => {
    expect(await titles({ search: 'matrix'.padEnd(200) })).toEqual(['The Matrix']);
    expect(await titles({ search: 'm'.repeat(200) })).toEqual([]);
    const { errors } = await testApp.client.send(ListMovies, { filter: { search: 'm'.repeat(201) } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('are counted under their filter', async () => {
    expect((await list({ search: 'Tom Hanks' })).totalCount).toBe(2);
    expect((await list({ genre: 'Crime', search: 'Pacino' })).totalCount).toBe(1);
  });

  test('are now showing when a showing is still to come', async () => {
    const [past, cancelled] = (await list(null)).nodes;
    const { prisma } = testApp.database;
    await prisma.showing.deleteMany({ where: { movieId: past?.id ?? '' } });
    await prisma.showing.updateMany({ where: { movieId: cancelled?.id ?? '' }, data: { cancelledAt: new Date() } });
    await prisma.$executeRaw`
      insert into showing (id, movie_id, auditorium_id, seat_map_id, starts_at, ends_at, free_at, sales_close_at)
      select ${newId()}::uuid, ${past?.id}::uuid, auditorium_id, id, '2020-01-01', '2020-01-02', '2020-01-02', '2020-01-01'
      from seat_map limit 1`;

    const without = [past?.title, cancelled?.title];
    expect(await titles({ nowShowing: false })).toEqual(without);
    expect(await titles({ nowShowing: true })).toEqual(
      (await titles(null)).filter((title) => !without.includes(title)),
    );
  });
});

describe('a movie', () => {
  test('has its showings and no other', async () => {
    const [{ id } = { id: '' }] = (await list({ search: 'Parasite' })).nodes;
    const { movie } = await testApp.client.request(ReadMovie, { id });
    expect(movie).toMatchObject({ id, title: 'Parasite' });
    expect(movie?.showings.totalCount).toBe(await testApp.database.prisma.showing.count({ where: { movieId: id } }));
    expect(movie?.showings.nodes).toEqual(Array.from({ length: 3 }, () => ({ movie: { id } })));
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
