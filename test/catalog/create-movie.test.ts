import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { CreateMovieInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { CreateMovie, SearchMovies, WHOLE } from './operations.ts';

const NOTHING_ELSE = {
  ...{ originalTitle: null, certificate: null, genres: [], directors: [], cast: [], releaseDate: null },
  ...{ availableFrom: null, availableUntil: null, posterUrl: null, trailerUrl: null, archivedAt: null },
};

let testApp: TestApp;
let manager: GraphQLClient;
/** No other movie has it. */
let title: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: manager } = await testApp.newAccount('MANAGER'));
});
beforeEach(() => (title = `Title ${newId()}`));
afterAll(() => testApp[Symbol.asyncDispose]());

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const create = async (input: CreateMovieInput) => (await manager.request(CreateMovie, { input })).createMovie;
const small = (more: Partial<CreateMovieInput> = {}) => ({ title, synopsis: '', runtimeMinutes: 90, ...more });

async function newMovie(more: Partial<CreateMovieInput> = {}): Promise<string> {
  const { movie, errors } = await create(small(more));
  if (!movie) throw new Error(JSON.stringify(errors));
  return movie.id;
}

describe('createMovie', () => {
  test('makes a movie with all its fields, which a search finds at once', async () => {
    const { movie, errors } = await create({ ...WHOLE, title });
    expect(errors).toEqual([]);
    expect(movie).toEqual({ ...WHOLE, title, id: movie?.id, version: 1, archivedAt: null });
    const { movies } = await testApp.client.request(SearchMovies, { search: title });
    expect(movies.nodes).toEqual([{ id: movie?.id }]);
  });

  test('makes a movie with only what it must have', async () => {
    const { movie } = await create(small());
    expect(movie).toEqual({ ...small(), ...NOTHING_ELSE, id: movie?.id, version: 1 });
  });

  test('tidies texts, and keeps each genre and name once', async () => {
    const { movie } = await create({
      ...small({ originalTitle: ` ${title}`, synopsis: ' a  b \r\n\r\n\r\n c ' }),
      ...{ title: ` ${title}\t`, genres: ['War ', 'War', 'Dra  ma'], cast: ['B', 'A', ' B'] },
      certificate: { label: ' R ', minimumAge: 0 },
    });
    expect(movie).toMatchObject({
      ...{ title, originalTitle: null, synopsis: 'a b\n\nc', genres: ['War', 'Dra ma'], cast: ['B', 'A'] },
      certificate: { label: 'R', minimumAge: null },
    });
  });

  test('takes the longest and the largest that it describes', async () => {
    const names = numbered(100).map((number) => number.padStart(100, 'n'));
    const genres = numbered(20).map((number) => number.padStart(50, 'g'));
    const input = {
      ...{ title: title.padEnd(200, 'x'), originalTitle: 'o'.repeat(200), synopsis: 's'.repeat(4000) },
      ...{
        runtimeMinutes: 1000,
        certificate: { label: 'l'.repeat(20), minimumAge: 99 },
        directors: names,
        cast: names,
      },
      ...{ genres, posterUrl: `https://example.com/${'p'.repeat(1980)}`, releaseDate: '1888-01-01' },
      ...{ availableFrom: '2199-12-31', availableUntil: '2199-12-31' },
    };
    const { movie, errors } = await create(input);
    expect(errors).toEqual([]);
    expect(movie).toMatchObject(input);
  });

  test.each<[string, Partial<Record<keyof CreateMovieInput, unknown>>, (string | number)[]]>([
    ['an empty title', { title: '' }, ['title']],
    ['a title of spaces', { title: '  ' }, ['title']],
    ['a title that is too long', { title: 'x'.repeat(201) }, ['title']],
    ['a title that is far too long', { title: 'x'.repeat(50_000) }, ['title']],
    ['the character NUL in a title', { title: 'a\0b' }, ['title']],
    ['a control character in a title', { title: 'a\u0007b' }, ['title']],
    ['a title that turns the direction of what follows', { title: '\u202Eevil' }, ['title']],
    ['half a character in a title', { title: '\uD800' }, ['title']],
    ['an original title that is too long', { originalTitle: 'x'.repeat(201) }, ['originalTitle']],
    ['the character NUL in a synopsis', { synopsis: 'a\0b' }, ['synopsis']],
    ['a synopsis that is too long', { synopsis: 'x'.repeat(4001) }, ['synopsis']],
    ['no runtime', { runtimeMinutes: 0 }, ['runtimeMinutes']],
    ['a negative runtime', { runtimeMinutes: -5 }, ['runtimeMinutes']],
    ['a runtime of a day', { runtimeMinutes: 1001 }, ['runtimeMinutes']],
    ['a certificate without a label', { certificate: { label: '' } }, ['certificate', 'label']],
    ['a long label', { certificate: { label: 'x'.repeat(21) } }, ['certificate', 'label']],
    ['a negative age', { certificate: { label: 'R', minimumAge: -1 } }, ['certificate', 'minimumAge']],
    ['an age of 100', { certificate: { label: 'R', minimumAge: 100 } }, ['certificate', 'minimumAge']],
    ['an empty genre', { genres: ['War', ''] }, ['genres', 1]],
    ['a long genre', { genres: ['x'.repeat(51)] }, ['genres', 0]],
    ['many genres', { genres: numbered(21) }, ['genres']],
    ['a list of 1,000 genres', { genres: numbered(1000) }, ['genres']],
    ['the character NUL in a name', { cast: ['Ann', 'B\0b'] }, ['cast', 1]],
    ['many actors', { cast: numbered(101) }, ['cast']],
    ['many directors', { directors: numbered(101) }, ['directors']],
    ['a line break in a name', { directors: ['Ann\u0085Bob'] }, ['directors', 0]],
    ['a release before there were movies', { releaseDate: '1887-12-31' }, ['releaseDate']],
    ['a release in the distant future', { releaseDate: '2200-01-01' }, ['releaseDate']],
    ['the year 0', { availableFrom: '0000-01-01' }, ['availableFrom']],
    ['a last day before the first', { availableFrom: '2030-01-02', availableUntil: '2030-01-01' }, ['availableUntil']],
    ['a script as an address', { posterUrl: 'javascript:alert(1)' }, ['posterUrl']],
    ['a file as an address', { trailerUrl: 'file:///etc/passwd' }, ['trailerUrl']],
    ['an address that is too long', { trailerUrl: `https://example.com/${'p'.repeat(1981)}` }, ['trailerUrl']],
  ])('refuses %s', async (_, wrong, path) => {
    const input = small(wrong as Partial<CreateMovieInput>);
    const refused = await withoutAnyChange(testApp.database, () => create(input));
    expect(refused.movie).toBeNull();
    expect(refused.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', ...path.map(String)] }]);
  });

  test('names everything that is wrong at once', async () => {
    const { errors } = await create({
      ...{ title: '', synopsis: '\0', runtimeMinutes: 0, certificate: { label: '', minimumAge: 100 }, genres: [''] },
      ...{ cast: ['A', '', 'B', ''], posterUrl: 'ftp://example.com/', availableFrom: '2030-01-02' },
      ...{ availableUntil: '2030-01-01' },
    });
    expect(errors.map(({ path }) => path.slice(1).join('.'))).toEqual([
      ...['title', 'synopsis', 'runtimeMinutes', 'certificate.label', 'certificate.minimumAge', 'genres.0'],
      ...['cast.1', 'cast.3', 'posterUrl', 'availableUntil'],
    ]);
    expect(new Set(errors.map(({ __typename: kind }) => kind))).toEqual(new Set(['InvalidInput']));
    expect(errors[0]?.message).toBe('The title must have 1 to 200 characters, in one line of text.');
  });

  test.each([
    ['posterUrl', 'example.com/poster.jpg'],
    ['releaseDate', '2030-02-31'],
  ])('is a wrong request when %s is "%s", which its type does not have', async (field, value) => {
    const { errors } = await manager.send(CreateMovie, { input: small({ [field]: value }) });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['without a release date', null],
    ['with a release date', '2030-01-01'],
  ])(
    'of ten requests at once with the same title, %s, makes one movie, and names it in the others',
    async (_, releaseDate) => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => create(small({ releaseDate }))));
      const made = answers.flatMap(({ movie }) => movie?.id ?? []);
      expect(made).toHaveLength(1);
      expect(answers.flatMap(({ errors }) => errors)).toEqual(
        Array.from({ length: 9 }, () => ({
          __typename: 'AlreadyExists',
          message: expect.any(String) as string,
          path: ['input', 'title'],
          existing: { __typename: 'Movie', id: made[0] },
        })),
      );
    },
  );

  test('control: without the index of titles the ten requests make ten movies', async () => {
    const { prisma } = testApp.database;
    await prisma.$executeRaw`drop index movie_title_and_release`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(small())));
    expect(answers.filter(({ movie }) => movie)).toHaveLength(10);
    await prisma.movie.deleteMany({ where: { title } });
    await prisma.$executeRaw`
      create unique index movie_title_and_release on movie (title, release_date) nulls not distinct
      where archived_at is null`;
  });

  test('makes another movie of the same title with another release date, or when the first is archived', async () => {
    const id = await newMovie({ releaseDate: '1990-01-01' });
    expect((await create(small({ releaseDate: '2030-01-01' }))).errors).toEqual([]);
    expect((await create(small())).errors).toEqual([]);
    await testApp.database.prisma.movie.update({ where: { id }, data: { archivedAt: new Date() } });
    expect((await create(small({ releaseDate: '1990-01-01' }))).errors).toEqual([]);
  });
});
