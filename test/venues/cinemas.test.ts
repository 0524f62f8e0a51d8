import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ListCinemas = graphql(`
  query ListCinemas {
    cinemas {
      totalCount
      nodes {
        id
        name
        timeZone
        currency
        auditoriums {
          name
          cinema {
            name
          }
          seatMap {
            version
            capacity
            categories {
              name
              color
            }
            seats {
              label
              row
              number
              section
              category {
                name
              }
              features
              x
              y
            }
          }
        }
      }
    }
  }
`);

const ReadCinema = graphql(`
  query ReadCinema($id: ID!) {
    cinema(id: $id) {
      name
      auditoriums {
        id
        seatMap {
          id
          version
          capacity
          categories {
            name
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

test('the demo has two cinemas in two time zones and currencies', async () => {
  const { cinemas } = await testApp.client.request(ListCinemas, {});
  expect(cinemas).toMatchObject({
    totalCount: 2,
    nodes: [
      { name: 'Periscope Berlin', timeZone: 'Europe/Berlin', currency: 'EUR' },
      { name: 'Periscope London', timeZone: 'Europe/London', currency: 'GBP' },
    ],
  });
});

test('an auditorium has the seats of the real hall that it was drawn from, row by row', async () => {
  const { cinemas } = await testApp.client.request(ListCinemas, {});
  for (const { name: cinemaName, auditoriums } of cinemas.nodes) {
    expect(auditoriums.map(({ seatMap }) => seatMap?.capacity)).toEqual([156, 110]);
    for (const { seatMap, cinema } of auditoriums) {
      expect(cinema.name).toBe(cinemaName);
      const seats = seatMap?.seats ?? [];
      expect(seats).toHaveLength(seatMap?.capacity ?? 0);
      expect(new Set(seats.map(({ label }) => label)).size).toBe(seats.length);
      expect(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size).toBe(seats.length);
      for (const { label, row, number } of seats) expect(label).toBe(row + number);
      const rows = seats.map(({ row }) => row);
      expect(rows.filter((row, index) => row !== rows[index - 1])).toEqual([...new Set(rows)]);
      const categories = [...new Set(seats.map(({ category }) => category.name))].sort();
      expect(seatMap?.categories.map(({ name }) => name)).toEqual(categories);
    }
  }
});

test('an auditorium shows the newest version of its seat map, and none before the first', async () => {
  const { cinemaId, auditoriumId, categoryId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { prisma } = testApp.database;
  const seatMapId = newId();
  await prisma.seatMap.create({ data: { id: seatMapId, auditoriumId, version: 2 } });
  const place = { row: 'A', number: '1', label: 'A1', x: 0, y: 0, position: 0, seatCategoryId: categoryId };
  await prisma.seat.create({ data: { seatMapId, ...place } });
  const empty = newId();
  await prisma.auditorium.create({ data: { id: empty, cinemaId, name: 'Saal 2' } });

  const { cinema } = await testApp.client.request(ReadCinema, { id: cinemaId });
  expect(cinema?.auditoriums).toEqual([
    { id: auditoriumId, seatMap: { id: seatMapId, version: 2, capacity: 1, categories: [{ name: 'Standard' }] } },
    { id: empty, seatMap: null },
  ]);
});

test.each([
  ['unknown', newId()],
  ['malformed', "1' or '1'='1"],
])('a cinema is null for an id that is %s', async (_, id) => {
  expect(await testApp.client.send(ReadCinema, { id })).toEqual({ data: { cinema: null } });
});
