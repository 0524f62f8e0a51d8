import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const READABLE = ['3 Idiots', 'Amélie', 'Éternel', 'Saal 2', 'Saal 10', 'Zodiac', 'Ёлка', 'Жук'];
/** Any texts, the same ones too: ids decide between those. */
const ANY = fc.sample(fc.string({ unit: 'grapheme', maxLength: 4 }), { numRuns: 60, seed: 2026 });
const MIXED = [...READABLE, ...READABLE, ...ANY].toSorted((a, b) => (a.length % 3) - (b.length % 3));

interface Part {
  names: string[];
  next: string | null;
}

/** What a client reads page by page. */
async function readAll(list: 'movies' | 'cinemas', field: 'title' | 'name', first: number): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page: Part = await readPage(list, field, { first, after });
    names.push(...page.names);
    after = page.next;
  } while (after !== null);
  return names;
}

async function readPage(list: string, field: string, page: { first: number; after: string | null }): Promise<Part> {
  const query = `query ($first: Int!, $after: String) {
    list: ${list}(first: $first, after: $after) { nodes { text: ${field} } pageInfo { hasNextPage endCursor } }
  }`;
  type Answer = {
    list: { nodes: { text: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  const { data, errors } = await testApp.client.send<Answer, typeof page>(query, page);
  if (!data) throw new Error(JSON.stringify(errors));
  const { nodes, pageInfo } = data.list;
  return { names: nodes.map(({ text }) => text), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

describe.each([
  ['movies', 'title'],
  ['cinemas', 'name'],
] as const)('%s', (list, field) => {
  beforeAll(async () => {
    const { prisma } = testApp.database;
    const address = { addressStreet: '', addressCountry: 'DE', timeZone: 'UTC', currency: 'EUR' };
    // Two with the same name differ in something else.
    const cinemas = MIXED.map((name, index) => ({ name, ...address, addressCity: `City ${index}` }));
    const movies = MIXED.map((title, index) => ({
      ...{ title, synopsis: '', runtimeMinutes: 90 },
      releaseDate: new Date(Date.UTC(2000, 0, 1 + index)),
    }));
    if (list === 'cinemas') await prisma.cinema.createMany({ data: cinemas });
    else await prisma.movie.createMany({ data: movies });
  });

  test('are in natural order, in pages of any length', async () => {
    const whole = await readAll(list, field, 100);
    expect(whole.toSorted()).toEqual(MIXED.toSorted());
    expect([...new Set(whole)].filter((text) => READABLE.includes(text))).toEqual(READABLE);
    for (const first of [1, 7]) expect(await readAll(list, field, first)).toEqual(whole);
  });
});

test('auditoriums, categories, ticket types, prices and genres are in natural order', async () => {
  const { prisma } = testApp.database;
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
  const { cinemaId, showingId, seatIds, movieId, priceListId } = made;
  await prisma.movie.update({ where: { id: movieId }, data: { genres: ['Zombies', 'Épopée', 'drama', 'Drama'] } });
  await prisma.price.deleteMany({ where: { priceListId } });
  await prisma.ticketType.deleteMany({ where: { cinemaId } });
  const named = (...names: string[]) => names.map((name) => ({ id: newId(), cinemaId, name }));
  await prisma.auditorium.createMany({ data: named('Saal 10', 'saal 3', 'Saal 2') });
  const categories = named('Zone 10', 'Écran', 'Zone 9');
  await prisma.seatCategory.createMany({ data: categories });
  const ticketTypes = named('Student 27', 'Über 65', 'Adult', 'Student 9');
  await prisma.ticketType.createMany({ data: ticketTypes });
  for (const [index, { id: seatCategoryId }] of categories.entries())
    await prisma.seat.update({ where: { id: seatIds[index] ?? '' }, data: { seatCategoryId } });
  await prisma.price.createMany({
    data: categories.flatMap(({ id: seatCategoryId }) =>
      ticketTypes.map(({ id: ticketTypeId }) => ({ priceListId, seatCategoryId, ticketTypeId, amountMinor: 1000 })),
    ),
  });

  const query = `{ genres showing(id: "${showingId}") {
    prices { category { name } ticketType { name } }
    seatMap { categories { name } }
    auditorium { cinema { auditoriums { name } } }
  } }`;
  interface Named {
    name: string;
  }
  interface Answer {
    genres: string[];
    showing: {
      prices: { category: Named; ticketType: Named }[];
      seatMap: { categories: Named[] };
      auditorium: { cinema: { auditoriums: Named[] } };
    };
  }
  const { data } = await testApp.client.send<Answer, never>(query);
  const names = (list?: readonly Named[]) => list?.map(({ name }) => name);
  expect(data?.genres).toEqual(['drama', 'Drama', 'Épopée', 'Zombies']);
  expect(names(data?.showing.auditorium.cinema.auditoriums)).toEqual(['Saal 1', 'Saal 2', 'saal 3', 'Saal 10']);
  expect(names(data?.showing.seatMap.categories)).toEqual(['Écran', 'Zone 9', 'Zone 10']);
  const sortedTypes = ['Adult', 'Student 9', 'Student 27', 'Über 65'];
  expect(data?.showing.prices.map(({ category, ticketType }) => `${category.name}, ${ticketType.name}`)).toEqual(
    ['Écran', 'Zone 9', 'Zone 10'].flatMap((category) => sortedTypes.map((type) => `${category}, ${type}`)),
  );
});
