import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { CreateMovieInput, UpdateMovieInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { CreateMovie, SearchMovies, UpdateMovie, WHOLE } from './operations.ts';

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

const create = async (input: CreateMovieInput) => (await manager.request(CreateMovie, { input })).createMovie;
const update = async (input: UpdateMovieInput) => (await manager.request(UpdateMovie, { input })).updateMovie;
const small = (more: Partial<CreateMovieInput> = {}) => ({ title, synopsis: '', runtimeMinutes: 90, ...more });

async function newMovie(more: Partial<CreateMovieInput> = {}): Promise<string> {
  const { movie, errors } = await create(small(more));
  if (!movie) throw new Error(JSON.stringify(errors));
  return movie.id;
}

describe('updateMovie', () => {
  test.each<[string, Partial<UpdateMovieInput>]>([
    ['title', { title: 'Das Boot: Director’s Cut' }],
    ['originalTitle', { originalTitle: 'Another' }],
    ['synopsis', { synopsis: 'Another.' }],
    ['runtimeMinutes', { runtimeMinutes: 200 }],
    ['certificate', { certificate: { label: 'FSK 16', minimumAge: 16 } }],
    ['genres', { genres: ['Noir'] }],
    ['directors', { directors: [] }],
    ['cast', { cast: ['Herbert Grönemeyer'] }],
    ['releaseDate', { releaseDate: '1982-02-10' }],
    ['availableFrom', { availableFrom: '2030-01-15' }],
    ['availableUntil', { availableUntil: '2030-01-01' }],
    ['posterUrl', { posterUrl: 'https://example.com/other.jpg' }],
    ['trailerUrl', { trailerUrl: 'https://example.com/other' }],
  ])('changes only %s when only that is given', async (_, patch) => {
    const { movie: before } = await create({ ...WHOLE, title });
    const { movie: after, errors } = await update({ id: before?.id ?? '', expectedVersion: 1, ...patch });
    expect(errors).toEqual([]);
    expect(after).toEqual({ ...before, ...patch, version: 2 });
    await testApp.database.prisma.movie.deleteMany({ where: { id: before?.id ?? '' } });
  });

  test('clears what is null and may be so, and leaves the rest', async () => {
    const { movie: before } = await create({ ...WHOLE, title });
    const cleared = {
      ...{ originalTitle: null, certificate: null, releaseDate: null, availableFrom: null, availableUntil: null },
      ...{ posterUrl: null, trailerUrl: null },
    };
    const { movie: after } = await update({ id: before?.id ?? '', expectedVersion: 1, ...cleared });
    expect(after).toEqual({ ...before, ...cleared, version: 2 });
  });

  test('forgets an original title that is the same as the new title', async () => {
    const id = await newMovie({ originalTitle: `${title} 2` });
    expect(await update({ id, expectedVersion: 1, title: `${title} 2` })).toMatchObject({
      movie: { title: `${title} 2`, originalTitle: null },
    });
  });

  test('is found by its new title at once', async () => {
    const id = await newMovie();
    const renamed = `Renamed ${newId()}`;
    await update({ id, expectedVersion: 1, title: renamed });
    expect((await testApp.client.request(SearchMovies, { search: renamed })).movies.nodes).toEqual([{ id }]);
    expect((await testApp.client.request(SearchMovies, { search: title })).movies.nodes).toEqual([]);
  });

  test.each<[string, Partial<Record<keyof UpdateMovieInput, unknown>>, string, string[]]>([
    ['no title', { title: null }, 'InvalidInput', ['title']],
    ['no synopsis', { synopsis: null }, 'InvalidInput', ['synopsis']],
    ['no runtime', { runtimeMinutes: null }, 'InvalidInput', ['runtimeMinutes']],
    ['no list of genres', { genres: null }, 'InvalidInput', ['genres']],
    ['no list of directors', { directors: null }, 'InvalidInput', ['directors']],
    ['no cast', { cast: null }, 'InvalidInput', ['cast']],
    ['a control character', { cast: ['a\0'] }, 'InvalidInput', ['cast', '0']],
    ['a last day before the first that it has', { availableUntil: '2029-12-31' }, 'InvalidInput', ['availableUntil']],
    ['a first day after the last that it has', { availableFrom: '2030-02-02' }, 'InvalidInput', ['availableFrom']],
    [
      'days in the wrong order',
      { availableFrom: '2031-02-02', availableUntil: '2031-02-01' },
      'InvalidInput',
      ['availableUntil'],
    ],
    ['a movie that does not exist', { id: newId() }, 'NotFound', ['id']],
    ['what is no id', { id: 'x' }, 'NotFound', ['id']],
    ['another version', { expectedVersion: 2 }, 'StaleVersion', ['expectedVersion']],
  ])('refuses %s', async (_, wrong, kind, path) => {
    const id = await newMovie({ availableFrom: '2030-01-01', availableUntil: '2030-02-01' });
    const input = { id, expectedVersion: 1, ...wrong } as UpdateMovieInput;
    const { errors } = await withoutAnyChange(testApp.database, () => update(input));
    expect(errors).toMatchObject([{ __typename: kind, path: ['input', ...path] }]);
  });

  test('refuses the title and release date of another movie, and names it', async () => {
    await newMovie({ releaseDate: '1990-01-01' });
    const { movie } = await create(small({ title: `${title} 2`, releaseDate: '1990-01-01' }));
    const input = { id: movie?.id ?? '', expectedVersion: 1, title };
    const { errors } = await withoutAnyChange(testApp.database, () => update(input));
    expect(errors).toMatchObject([{ __typename: 'AlreadyExists', path: ['input', 'title'] }]);
  });

  test('refuses an archived movie', async () => {
    const id = await newMovie();
    await testApp.database.prisma.movie.update({ where: { id }, data: { archivedAt: new Date() } });
    const { errors } = await withoutAnyChange(testApp.database, () => update({ id, expectedVersion: 1, title: 'x' }));
    expect(errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'id'] }]);
  });
});
