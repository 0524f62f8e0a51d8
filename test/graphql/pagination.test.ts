import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Connection {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const COUNT = 7;
const PARTS = `edges { cursor node { id } } nodes { id } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

let testApp: TestApp;
let buyer: GraphQLClient;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: buyer } = await testApp.newAccount());
  showing = await makeShowing(testApp.database);
  // Two start at each time, so that the id decides their order.
  for (let index = 1; index < COUNT; index++) {
    const startsAt = new Date(Date.UTC(2030, 0, 1 + Math.floor(index / 2)));
    await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1, startsAt, movieId: showing.movieId });
  }
  for (let index = 1; index < COUNT; index++) {
    const releaseDate = new Date(Date.UTC(2000, 0, index));
    const texts = { title: 'The same title', synopsis: '', genres: [], cast: [], releaseDate };
    await testApp.database.prisma.movie.create({ data: { id: newId(), runtimeMinutes: 90, ...texts } });
  }
  for (const seatId of showing.seatIds.slice(0, COUNT)) await bookSeats(buyer, showing, { seatIds: [seatId] });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** A query for each connection, without the arguments. */
const LISTS: Record<string, (list: string) => string> = {
  movies: (list) => `{ list: movies${list} }`,
  cinemas: (list) => `{ list: cinemas${list} }`,
  showings: (list) => `{ list: showings${list} }`,
  'Movie.showings': (list) => `{ movie(id: "${showing.movieId}") { list: showings${list} } }`,
  'Account.bookings': (list) => `{ me { list: bookings${list} } }`,
  'Account.holds': (list) => `{ me { list: holds${list} } }`,
};

describe.each(Object.keys(LISTS))('%s', (name) => {
  async function ask(page: string) {
    const { data, errors } = await buyer.send<object, never>(LISTS[name]?.(`${page} { ${PARTS} }`) ?? '');
    const [holder] = Object.values(data ?? {}) as [{ list?: Connection } & Connection];
    return { list: (holder as typeof holder | null)?.list ?? holder, errors };
  }

  test('has each node once when a client reads all pages', async () => {
    const { list: whole } = await ask('(first: 100)');
    expect(whole.totalCount).toBe(COUNT);
    const seen: string[] = [];
    let after = '';
    for (let page = 1; page <= 3; page++) {
      const { list } = await ask(`(first: 3${after})`);
      const { startCursor, endCursor } = list.pageInfo;
      expect(list.pageInfo).toMatchObject({ hasNextPage: page < 3, hasPreviousPage: page > 1 });
      expect([startCursor, endCursor]).toEqual([list.edges[0]?.cursor, list.edges.at(-1)?.cursor]);
      expect(list.edges.map(({ node }) => node)).toEqual(list.nodes);
      expect(list.totalCount).toBe(COUNT);
      seen.push(...list.nodes.map(({ id }) => id));
      after = `, after: "${endCursor}"`;
    }
    expect(seen).toEqual(whole.nodes.map(({ id }) => id));
    expect(new Set(seen).size).toBe(COUNT);

    const { list: beyond } = await ask(`(first: 3${after})`);
    const pageInfo = { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null };
    expect(beyond).toEqual({ edges: [], nodes: [], pageInfo, totalCount: COUNT });
  });

  test('has no next page when the page is exactly full', async () => {
    const { list } = await ask(`(first: ${COUNT})`);
    expect(list.nodes).toHaveLength(COUNT);
    expect(list.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  test.each(['0', '101', '-1', '-2147483648'])('refuses first: %s as BAD_USER_INPUT', async (first) => {
    const { errors } = await ask(`(first: ${first})`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['an empty text', ''],
    ['a word', 'garbage'],
    ['JSON of another form', encoded({ title: 'x' })],
    ['too few keys', encoded(['x'])],
    ['too many keys', encoded(['x', newId(), 'y'])],
    ['keys that are not strings', encoded([1, newId()])],
    ['an invalid id', encoded(['2030-01-01T00:00:00.000Z', 'x'])],
    ['the character NUL', encoded(['\u0000', newId()])],
    ...(name === 'movies' || name === 'cinemas'
      ? []
      : ['never', '', '0000-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '2030-02-31T00:00:00.000Z'].map(
          (time) => [`the time "${time}"`, encoded([time, newId()])] as [string, string],
        )),
  ])('refuses %s as a cursor as BAD_USER_INPUT', async (_, cursor) => {
    const { errors } = await ask(`(first: 3, after: "${cursor}")`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

test('a list without `first` has 20 nodes on its first page', async () => {
  for (let index = 0; index < 20; index++) await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { data } = await buyer.send<{ cinemas: Connection }, never>(`{ cinemas { ${PARTS} } }`);
  expect(data?.cinemas.nodes).toHaveLength(20);
  expect(data?.cinemas.pageInfo.hasNextPage).toBe(true);
});

describe('`first` that is null', () => {
  test('in the document is refused', async () => {
    const { errors } = await buyer.send('{ cinemas(first: null) { totalCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  test('in a variable is refused as BAD_USER_INPUT, and a variable that is left out means 20', async () => {
    const query = 'query ($first: Int) { cinemas(first: $first) { nodes { id } } }';
    const { errors } = await buyer.send(query, { first: null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const { data } = await buyer.send<{ cinemas: Connection }, object>(query, {});
    expect(data?.cinemas.nodes).toHaveLength(20);
  });
});

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
