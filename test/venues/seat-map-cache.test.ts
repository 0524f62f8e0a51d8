import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { SeatMapService } from '../../src/venues/seat-map/seat-map.service.ts';
import { graphql } from '../generated/gql.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyCache } from '../support/empty-cache.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { freezeAge } from '../support/frozen-age.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReadCategories = graphql(`
  query ReadCategories($id: ID!) {
    showing(id: $id) {
      seatMap {
        categories {
          name
          color
        }
      }
      seats {
        seat {
          category {
            name
            color
          }
        }
      }
    }
  }
`);

let testApp: TestApp;
let database: Database;
let showings: MadeShowing[];
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ database } = testApp);
  // Of 60 seats each.
  showings = await Promise.all(Array.from({ length: 4 }, () => makeShowing(database, { rows: 6 })));
});
afterEach(() => void vi.useRealTimers());
afterAll(() => testApp[Symbol.asyncDispose]());

test('a category that gets another name and colour has them at once, and after a second when the app is not told', async () => {
  freezeAge();
  const [{ showingId, categoryId } = { showingId: '', categoryId: '' }] = showings;
  const read = async () => {
    const { showing } = await testApp.client.request(ReadCategories, { id: showingId });
    const categories = showing?.seats.map(({ seat }) => seat.category) ?? [];
    return [
      ...new Set([...(showing?.seatMap.categories ?? []), ...categories].map(({ name, color }) => `${name} ${color}`)),
    ];
  };
  expect(await read()).toEqual(['Standard #888']);
  await database.prisma.seatCategory.update({ where: { id: categoryId }, data: { name: 'Parkett', color: '#c00' } });
  expect(await read()).toEqual(['Parkett #c00']);
  const untold = testApp.app.services.database;
  await untold.prisma.seatCategory.update({ where: { id: categoryId }, data: { name: 'Loge' } });
  vi.advanceTimersByTime(1000);
  expect(await read()).toEqual(['Loge #c00']);
});

/** How many statements read seats while `work` runs: the app has others. */
async function readsDuring(work: () => Promise<unknown>): Promise<number> {
  return (await statementsOf(work)).filter((sql) => sql.includes('"public"."seat"')).length;
}

/** The same for reading these maps, one after another. */
function readsOf(service: SeatMapService, seatMapIds: readonly string[]): Promise<number> {
  return readsDuring(async () => {
    for (const id of seatMapIds) expect(await service.seats(id)).toHaveLength(60);
  });
}

test('as many maps are kept as have that many seats together, those that were used last', async () => {
  const service = new SeatMapService({ database, cache: emptyCache(), maxCachedSeats: 130 });
  const [first = '', second = '', third = ''] = showings.map(({ seatMapId }) => seatMapId);
  expect(await readsOf(service, [first, second])).toBe(2);
  expect(await readsOf(service, [first, second, first])).toBe(0);
  expect(await readsOf(service, [third])).toBe(1);
  expect(await readsOf(service, [first, third])).toBe(0);
  expect(await readsOf(service, [second])).toBe(1);
});

test('a map with more seats than are kept is read each time, and no other is dropped for it', async () => {
  const service = new SeatMapService({ database, cache: emptyCache(), maxCachedSeats: 70 });
  const large = await makeShowing(database, { rows: 8 });
  const [{ seatMapId } = { seatMapId: '' }] = showings;
  await service.seats(seatMapId);
  for (let round = 0; round < 2; round++) {
    const reads = readsDuring(async () => expect(await service.seats(large.seatMapId)).toHaveLength(80));
    expect(await reads).toBe(1);
  }
  expect(await readsOf(service, [seatMapId])).toBe(0);
});

test('maps that are asked for together are read together, also when they are too many to be kept', async () => {
  const service = new SeatMapService({ database, cache: emptyCache(), maxCachedSeats: 70 });
  const reads = await readsDuring(async () => {
    const maps = await Promise.all(showings.map(({ seatMapId }) => service.seats(seatMapId)));
    expect(maps.map((seats) => seats.length)).toEqual([60, 60, 60, 60]);
  });
  expect(reads).toBe(1);
});
