import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ListCinemas = graphql(`
  query ListCinemas {
    cinemas(first: 2) {
      totalCount
      nodes {
        id
        version
        name
        address {
          street
          postalCode
          city
          region
          country
        }
        timeZone
        currency
        businessDayEndsAt
        auditoriums {
          id
          version
          name
          cinema {
            name
          }
          seatMap {
            version
            capacity
            auditorium {
              id
            }
            categories {
              id
              name
              color
            }
            seats {
              id
              label
              row
              number
              section
              category {
                id
                name
              }
              features
              rowIndex
              indexInRow
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
      version
      address {
        street
        postalCode
        city
        region
        country
      }
      businessDayEndsAt
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

test('the demo has two cinemas in two countries, time zones and currencies', async () => {
  const { cinemas } = await testApp.client.request(ListCinemas, {});
  const common = { version: 1, businessDayEndsAt: '03:00' };
  expect(cinemas).toMatchObject({
    totalCount: 2,
    nodes: [
      {
        ...common,
        name: 'Periscope Berlin',
        timeZone: 'Europe/Berlin',
        currency: 'EUR',
        address: { street: 'Kastanienufer 14', postalCode: '10997', city: 'Berlin', region: null, country: 'DE' },
      },
      {
        ...common,
        name: 'Periscope London',
        timeZone: 'Europe/London',
        currency: 'GBP',
        address: { city: 'London', region: null, country: 'GB' },
      },
    ],
  });
});

test('an auditorium has the seats of the hall that it was drawn from, row by row', async () => {
  const { cinemas } = await testApp.client.request(ListCinemas, {});
  for (const { name: cinemaName, auditoriums } of cinemas.nodes) {
    expect(auditoriums.map(({ seatMap }) => seatMap?.capacity)).toEqual([156, 110]);
    for (const { id, version, seatMap, cinema } of auditoriums) {
      expect([version, seatMap?.version]).toEqual([1, 1]);
      expect(cinema.name).toBe(cinemaName);
      expect(seatMap?.auditorium).toEqual({ id });
      const seats = seatMap?.seats ?? [];
      expect(seats).toHaveLength(seatMap?.capacity ?? 0);
      expect(new Set(seats.map((seat) => seat.id)).size).toBe(seats.length);
      expect(new Set(seats.map(({ label }) => label)).size).toBe(seats.length);
      expect(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size).toBe(seats.length);
      for (const { label, row, number } of seats)
        expect(label).toBe(/\d/.test(row) ? `${row}-${number}` : row + number);
      const rows = seats.map(({ row }) => row);
      expect(rows.filter((row, index) => row !== rows[index - 1])).toEqual([...new Set(rows)]);
      const categories = new Map(seats.map(({ category }) => [category.name, category.id]));
      expect(seatMap?.categories.map(({ name }) => name)).toEqual([...categories.keys()].sort());
      expect(seatMap?.categories.map((category) => category.id)).toEqual(
        [...categories.keys()].sort().map((name) => categories.get(name)),
      );
    }
  }
});

test('rows are counted from the screen, and neighbours in a row differ by one', async () => {
  const { cinemas } = await testApp.client.request(ListCinemas, {});
  for (const { seatMap } of cinemas.nodes.flatMap(({ auditoriums }) => auditoriums)) {
    const seats = seatMap?.seats ?? [];
    const rows = [...new Set(seats.map(({ row }) => row))];
    for (const { row, rowIndex } of seats) expect(rowIndex).toBe(rows.indexOf(row));
    for (const [index, { x, indexInRow, rowIndex }] of seats.entries()) {
      const next = seats[index + 1];
      if (next?.rowIndex !== rowIndex) continue;
      // Where the hall has a gap, the numbers have one too.
      expect(next.indexInRow - indexInRow).toBe(next.x - x);
      expect(next.x).toBeGreaterThan(x);
    }
    const first = seats.filter(({ rowIndex }, index) => rowIndex !== seats[index - 1]?.rowIndex);
    expect(first.map(({ indexInRow }) => indexInRow)).toEqual(rows.map(() => 0));
    const isAtAisle = ({ rowIndex, indexInRow }: (typeof seats)[number]) =>
      [-1, 1].some(
        (step) => !seats.some((seat) => seat.rowIndex === rowIndex && seat.indexInRow === indexInRow + step),
      );
    for (const seat of seats) expect(seat.features.includes('AISLE'), seat.label).toBe(isAtAisle(seat));
  }
});

test('an address can have a region, and a business day can end at another time', async () => {
  const { cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  await testApp.database.prisma.cinema.update({
    where: { id: cinemaId },
    data: {
      version: 2,
      addressStreet: '1 Main Street',
      addressPostalCode: '90001',
      addressCity: 'Los Angeles',
      addressRegion: 'CA',
      addressCountry: 'US',
      businessDayEndsAt: new Date('1970-01-01T05:30:00Z'),
    },
  });
  const { cinema } = await testApp.client.request(ReadCinema, { id: cinemaId });
  expect(cinema).toMatchObject({
    version: 2,
    businessDayEndsAt: '05:30',
    address: { street: '1 Main Street', postalCode: '90001', city: 'Los Angeles', region: 'CA', country: 'US' },
  });
});

test('the country is ZZ where it is not known', async () => {
  const { cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  await testApp.database.prisma.cinema.update({ where: { id: cinemaId }, data: { addressCountry: 'ZZ' } });
  const { cinema } = await testApp.client.request(ReadCinema, { id: cinemaId });
  expect(cinema?.address.country).toBe('ZZ');
});

test('an auditorium shows the newest version of its seat map, and none before the first', async () => {
  const { cinemaId, auditoriumId, categoryId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { prisma } = testApp.database;
  const seatMapId = newId();
  await prisma.seatMap.create({ data: { id: seatMapId, auditoriumId, version: 2 } });
  const place = { row: 'A', number: '1', label: 'A1', x: 0, y: 0, rowIndex: 0, indexInRow: 0, position: 0 };
  await prisma.seat.create({ data: { seatMapId, seatCategoryId: categoryId, ...place } });
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
