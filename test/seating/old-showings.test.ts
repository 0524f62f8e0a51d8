import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SeatStatus } from '../../src/generated/prisma/client.ts';
import { findRow } from '../../src/platform/batches.ts';
import { newId } from '../../src/platform/ids.ts';
import { SeatStateReader } from '../../src/seating/seat-state-reader.ts';
import { showingSeatKey } from '../../src/seating/showing-seat.service.ts';
import { graphql } from '../generated/gql.ts';
import { RescheduleShowing } from '../programme/operations.ts';
import { daysFromNow } from '../programme/programme.ts';
import { PageOfShowings } from '../scheduling/operations.ts';
import { holdSeats } from '../support/buying.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { dropFreeSeatsOfOldShowings, freeSeatsVersion, makeOldShowing, rowsOf } from './old-showings.ts';

const KEPT_DAYS = 10;

const ReadOldShowing = graphql(`
  query ReadOldShowing($id: ID!) {
    showing(id: $id) {
      availability {
        total
        available
        held
        sold
        blocked
      }
      seats {
        id
        seatId
        seat {
          label
        }
        status
        version
      }
      seatStates {
        ids
        seatIds
        statuses
        versions
      }
    }
  }
`);

const BlockOldSeats = graphql(`
  mutation BlockOldSeats($input: BlockSeatsInput!) {
    blockSeats(input: $input) {
      showing {
        availability {
          total
          available
          blocked
        }
      }
      errors {
        __typename
        path
      }
    }
  }
`);

describe('seats of a showing that ended long ago', () => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp('redis', {
      settings: { ROLE: 'api', KEEP_FREE_SEATS_DAYS: String(KEPT_DAYS), CACHE_MAX_AGE_MS: '0' },
    });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const makeOld = (states: readonly SeatStatus[], daysAgo = KEPT_DAYS + 1) =>
    makeOldShowing(testApp, { daysAgo, states });

  async function read({ showingId }: MadeShowing) {
    const { showing } = await testApp.client.request(ReadOldShowing, { id: showingId });
    if (!showing) throw new Error('there is no such showing');
    const { seatStates, seats, availability } = showing;
    return {
      versions: seatStates.versions,
      states: {
        availability,
        seats: seats.map(({ version: _, ...seat }) => seat),
        ...{ ids: seatStates.ids, seatIds: seatStates.seatIds, statuses: seatStates.statuses },
      },
      versionsOfSeats: seats.map(({ version }) => version),
    };
  }

  /** As a process reads them that has not read them before. */
  async function readAnew({ showingId, seatIds }: MadeShowing) {
    const { database, seatMaps, showingSeats } = testApp.app.services;
    const reader = new SeatStateReader({ database, seatMaps });
    const all = await findRow(reader.columnsByShowingId, showingId);
    const keys = seatIds.map((seatId) => showingSeatKey({ showingId, seatId }));
    const single = await Promise.all(keys.map((key) => findRow(showingSeats.stateByKey, key)));
    return {
      all: { statuses: all?.statuses, versions: all?.versions },
      single: { statuses: single.map((seat) => seat?.status), versions: single.map((seat) => seat?.version) },
      sumForWatchers: (await showingSeats.versions([showingId])).get(showingId)?.seats,
    };
  }

  test('are answered the same with and without the rows of the free ones, whatever there is', async () => {
    const states = fc.array(fc.constantFrom(...Object.values(SeatStatus)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(states, async (drawn) => {
        const made = await makeOld(drawn);
        const before = await read(made);
        await dropFreeSeatsOfOldShowings(testApp);
        expect(await rowsOf(testApp, made)).toEqual(drawn.filter((status) => status !== 'AVAILABLE'));
        const after = await read(made);
        expect(after.states).toEqual(before.states);
        expect(after.states.statuses).toEqual(drawn);
        // Never older; of a seat with a row the same.
        for (const [place, version] of after.versions.entries()) {
          const old = before.versions[place] ?? -1;
          if (drawn[place] === 'AVAILABLE') expect(version).toBeGreaterThanOrEqual(old);
          else expect(version).toBe(old);
        }
        expect(after.versionsOfSeats).toEqual(after.versions);
        const expected = { statuses: drawn, versions: after.versions };
        const sumForWatchers = after.versions.reduce((sum, version) => sum + version, 0);
        expect(await readAnew(made)).toEqual({ all: expected, single: expected, sumForWatchers });
      }),
      { numRuns: 8 },
    );
  });

  test('an unknown seat stays unknown', async () => {
    const { showingId } = await makeOld(['AVAILABLE', 'SOLD']);
    const { seatIds } = await makeOld(['AVAILABLE']);
    await dropFreeSeatsOfOldShowings(testApp);
    const { stateByKey } = testApp.app.services.showingSeats;
    for (const seatId of [newId(), ...seatIds])
      expect(await findRow(stateByKey, showingSeatKey({ showingId, seatId }))).toBeUndefined();
  });

  test('have all their rows until so many days have passed', async () => {
    const young = await makeOld(['AVAILABLE', 'SOLD'], KEPT_DAYS - 1);
    await dropFreeSeatsOfOldShowings(testApp);
    expect(await rowsOf(testApp, young)).toEqual(['AVAILABLE', 'SOLD']);
    expect(await freeSeatsVersion(testApp, young.showingId)).toBeNull();
  });

  test('are found by their free neighbours as before', async () => {
    const made = await makeOld(['AVAILABLE', 'AVAILABLE', 'SOLD', 'AVAILABLE']);
    const find = async (seatsTogether: number) => {
      const filter = { cinemaIds: [made.cinemaId], seatsTogether };
      return (await testApp.client.request(PageOfShowings, { filter, first: 1 })).showings.totalCount;
    };
    const found = async () => [await find(2), await find(3)];
    expect(await found()).toEqual([1, 0]);
    await dropFreeSeatsOfOldShowings(testApp);
    expect(await found()).toEqual([1, 0]);
  });

  test('cannot be held, for the same reason as before', async () => {
    const { showingId, seatIds } = await makeOld(['AVAILABLE', 'SOLD']);
    const { client } = await testApp.newAccount();
    const hold = async () => (await client.request(HoldSeats, { input: { showingId, seatIds } })).holdSeats.errors;
    const before = await hold();
    expect(before).toMatchObject([{ __typename: 'SalesClosed' }]);
    await dropFreeSeatsOfOldShowings(testApp);
    expect(await hold()).toEqual(before);
  });

  test('can be blocked, and have their rows again until the next round', async () => {
    const made = await makeOld(['AVAILABLE', 'SOLD', 'AVAILABLE']);
    await dropFreeSeatsOfOldShowings(testApp);
    const { client: manager } = await testApp.newAccount('MANAGER', made.cinemaId);
    const input = { showingId: made.showingId, seatIds: made.seatIds.slice(2), reason: 'for the books' };
    const { blockSeats } = await manager.request(BlockOldSeats, { input });
    expect(blockSeats).toEqual({
      showing: { availability: { total: 3, available: 1, blocked: 1 } },
      errors: [],
    });
    expect(await rowsOf(testApp, made)).toEqual(['AVAILABLE', 'SOLD', 'BLOCKED']);
    await testApp.database.prisma.dueRowAttempt.deleteMany({ where: { rowId: made.showingId } });
    await dropFreeSeatsOfOldShowings(testApp);
    expect(await rowsOf(testApp, made)).toEqual(['SOLD', 'BLOCKED']);
  });

  test('are sold like any others once the showing is rescheduled', async () => {
    const made = await makeOld(['AVAILABLE', 'BLOCKED', 'AVAILABLE']);
    const before = await read(made);
    await dropFreeSeatsOfOldShowings(testApp);
    const { client: manager } = await testApp.newAccount('MANAGER', made.cinemaId);
    const input = { id: made.showingId, expectedVersion: 1, startsAt: daysFromNow(2).toISOString() };
    const { rescheduleShowing } = await manager.request(RescheduleShowing, { input });
    expect(rescheduleShowing.errors).toEqual([]);
    expect(await freeSeatsVersion(testApp, made.showingId)).toBeNull();
    const { client: buyer } = await testApp.newAccount();
    const [first = '', , last = ''] = made.seatIds;
    await holdSeats(buyer, made, [first, last]);
    const { states, versions } = await read(made);
    expect(states.statuses).toEqual(['HELD', 'BLOCKED', 'HELD']);
    expect(versions.map((version, place) => version > (before.versions[place] ?? 0))).toEqual([true, false, true]);
  });
});

test.each(MODES)('a worker drops the rows of free seats by itself, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  const made = await makeOldShowing(testApp, { daysAgo: 31, states: ['AVAILABLE', 'SOLD', 'AVAILABLE'] });
  const deadline = Date.now() + 30_000;
  while ((await freeSeatsVersion(testApp, made.showingId)) === null) {
    if (Date.now() > deadline) throw new Error('they are still there');
    await sleep(50);
  }
  expect(await rowsOf(testApp, made)).toEqual(['SOLD']);
});
