import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { readCatalogue } from '../support/catalogue.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyTheCache, untilDelivered } from '../support/delivered.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { freezeAge } from '../support/frozen-age.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ListedSeats = graphql(`
  query ListedSeats($movieId: ID!) {
    movie(id: $movieId) {
      title
      showings {
        nodes {
          availability {
            total
            available
            blocked
          }
          seatMap {
            id
            seats {
              id
            }
          }
          seats {
            seatId
            status
          }
          seatStates {
            seatIds
            statuses
          }
        }
      }
    }
  }
`);

const ReviewsSeen = graphql(`
  query ReviewsSeen($movieId: ID!, $cinemaId: ID!) {
    movie(id: $movieId) {
      reviewCount
      averageRating
      reviews {
        totalCount
      }
      showings {
        nodes {
          priceList {
            id
          }
        }
      }
    }
    cinema(id: $cinemaId) {
      priceLists {
        totalCount
      }
    }
  }
`);

const SeatsTogether = graphql(`
  query CachedSeatsTogether($movieId: ID!, $seats: Int!) {
    showings(filter: { movieIds: [$movieId], seatsTogether: $seats }) {
      nodes {
        id
      }
    }
    movie(id: $movieId) {
      showings(filter: { seatsTogether: $seats }) {
        nodes {
          id
        }
      }
    }
  }
`);

let testApp: TestApp;
/** What is written through it the cache is not told of. */
let untold: Database;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  untold = testApp.app.services.database;
});
beforeEach(async () => {
  freezeAge();
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
  await untilDelivered(testApp.app.services.bus);
});
afterEach(() => void vi.useRealTimers());
afterAll(() => testApp[Symbol.asyncDispose]());

async function listedSeats() {
  const { movie } = await testApp.client.request(ListedSeats, { movieId: showing.movieId });
  const [listed] = movie?.showings.nodes ?? [];
  if (!movie || !listed) throw new Error('the showing is not listed');
  return { ...listed, title: movie.title };
}

describe('with a movie and its showings from the cache', () => {
  let title: string;
  beforeEach(async () => {
    ({ title } = await listedSeats());
    await untold.prisma.movie.update({ where: { id: showing.movieId }, data: { title: `Renamed ${newId()}` } });
  });
  afterEach(async () => {
    expect((await listedSeats()).title, 'what a cache gives').toBe(title);
  });

  test('whatever says which seats are free is read anew', async () => {
    const [seatId = ''] = showing.seatIds;
    const { showingId } = showing;
    await untold.prisma.$executeRaw`
      update showing_seat set status = 'BLOCKED', version = version + 1
      where showing_id = ${showingId}::uuid and seat_id = ${seatId}::uuid`;
    const listed = await listedSeats();
    expect(listed.availability).toEqual({ total: 3, available: 2, blocked: 1 });
    expect(listed.seats.map(({ status }) => status)).toEqual(['BLOCKED', 'AVAILABLE', 'AVAILABLE']);
    expect(listed.seatStates.statuses).toEqual(['BLOCKED', 'AVAILABLE', 'AVAILABLE']);
  });

  test('showings with so many seats together are looked for anew', async () => {
    const { showingId, seatIds, movieId } = showing;
    const found = async () => {
      const { showings, movie } = await testApp.client.request(SeatsTogether, { movieId, seats: 3 });
      return [showings.nodes, movie?.showings.nodes ?? []].map((nodes) => nodes.map(({ id }) => id));
    };
    expect(await found()).toEqual([[showingId], [showingId]]);
    await untold.prisma.$executeRaw`
      update showing_seat set status = 'BLOCKED', version = version + 1
      where showing_id = ${showingId}::uuid and seat_id = ${seatIds[1] ?? ''}::uuid`;
    expect(await found()).toEqual([[], []]);
  });

  test('the seats, their states and the map are of one map when the showing has moved to another one', async () => {
    const other = await otherMap();
    const seatIds = await moveTo(other);
    const listed = await listedSeats();
    expect(listed.seatMap.id).toBe(other);
    expect(listed.seatMap.seats.map(({ id }) => id)).toEqual(seatIds);
    expect(listed.seats.map((seat) => seat.seatId)).toEqual(seatIds);
    expect(listed.seatStates.seatIds).toEqual(seatIds);
  });
});

/** A newer version of the auditorium's map, of two seats. */
async function otherMap(): Promise<string> {
  const id = newId();
  const { auditoriumId, categoryId: seatCategoryId } = showing;
  await untold.prisma.seatMap.create({ data: { id, auditoriumId, version: 2 } });
  const seats = [0, 1].map((position) => {
    const place = { row: 'Z', number: `${position}`, label: `Z${position}`, x: position, y: 0 };
    return { ...place, id: newId(), seatMapId: id, position, seatCategoryId, rowIndex: 0, indexInRow: position };
  });
  await untold.prisma.seat.createMany({ data: seats });
  return id;
}

async function moveTo(seatMapId: string): Promise<string[]> {
  const { showingId: id } = showing;
  const seats = await untold.prisma.seat.findMany({ where: { seatMapId }, orderBy: { position: 'asc' } });
  const seatIds = seats.map((seat) => seat.id);
  await untold.prisma.$transaction([
    untold.prisma.showingSeat.deleteMany({ where: { showingId: id } }),
    untold.prisma.showing.update({ where: { id }, data: { seatMapId } }),
    untold.prisma.showingSeat.createMany({ data: seatIds.map((seatId) => ({ showingId: id, seatId })) }),
  ]);
  return seatIds;
}

test('what only some may see is not given to others', async () => {
  const { movieId, cinemaId } = showing;
  const author = await testApp.newAccount();
  const manager = await testApp.newAccount('MANAGER');
  const review = { movieId, accountId: author.accountId, rating: 2, hiddenAt: new Date() };
  await untold.prisma.review.create({ data: review });
  const seenBy = async ({ client }: Pick<TestApp, 'client'>) => {
    const { movie, cinema } = await client.request(ReviewsSeen, { movieId, cinemaId });
    const prices = [cinema?.priceLists?.totalCount, movie?.showings.nodes[0]?.priceList?.id];
    return [movie?.reviews.totalCount, movie?.reviewCount, movie?.averageRating, ...prices];
  };
  const ofStaff = [1, 0, null, 1, showing.priceListId];
  expect(await seenBy(manager)).toEqual(ofStaff);
  expect(await seenBy(author)).toEqual([1, 0, null, undefined, undefined]);
  expect(await seenBy(testApp)).toEqual([0, 0, null, undefined, undefined]);
  expect(await seenBy(manager)).toEqual(ofStaff);
});

test('two hundred requests at the same time take as many statements as one, and those after them none', async () => {
  const read = () => readCatalogue(testApp.client, showing);
  // Seat maps are kept for longer.
  await read();
  await emptyTheCache(testApp.app.services);
  const one = await statementsOf(read);
  await emptyTheCache(testApp.app.services);
  const many = await statementsOf(() => Promise.all(Array.from({ length: 200 }, read)));
  expect(one.length).toBeGreaterThan(10);
  expect(many).toHaveLength(one.length);
  expect(await statementsOf(read)).toEqual([]);
});

test('a list whose count failed is counted by the next one who asks', async () => {
  const { showings } = testApp.app.services;
  const list = { filter: {}, page: { limit: 1, after: undefined }, orderBy: 'STARTS_AT_ASC' } as const;
  const first = await showings.list(list);
  const queries = vi.spyOn(untold.prisma, '$queryRaw').mockRejectedValueOnce(new Error('lost'));
  await expect(first.count()).rejects.toThrow('lost');
  queries.mockRestore();
  const second = await showings.list(list);
  expect(second).toBe(first);
  expect(await second.count()).toBe(await untold.prisma.showing.count());
});
