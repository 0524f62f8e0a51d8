import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeatFeature } from '../../src/generated/prisma/enums.ts';
import { newId } from '../../src/platform/ids.ts';
import type { ShowingFilter } from '../generated/graphql.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ListShowings, PageOfShowings, ShowingsOfCinema, ShowingsOfMovie } from './operations.ts';

/**
 * `.` free, `x` blocked, `h` held, `o` held past the deadline, `b` the same and blocked on its map, `w` and `c` free places
 * for a wheelchair and a companion, `v` such a place that is blocked, a space for a gap.
 */
type Row = string;

interface Hall {
  rows: Row[];
  /** Whether its wheelchair places are released. */
  isReleased: boolean;
}

const HALLS = fc.sample(
  fc.record({
    rows: fc.array(
      fc.string({
        unit: fc.constantFrom('.', '.', '.', '.', 'x', 'h', 'o', 'b', 'w', 'c', 'v', ' '),
        minLength: 1,
        maxLength: 24,
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    isReleased: fc.boolean(),
  }),
  { numRuns: 60, seed: 2026 },
);

/** The most free neighbours, counted one by one. */
function longestRun({ rows, isReleased }: Hall): number {
  const isFree = (sign: string) => '.o'.includes(sign) || (isReleased && 'wc'.includes(sign));
  return Math.max(
    ...rows.map((row) => {
      let [longest, run] = [0, 0];
      for (const sign of row) {
        run = isFree(sign) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      return longest;
    }),
  );
}

let testApp: TestApp;
/** The showing of each hall, at different times of one movie. */
let made: { hall: Hall; showing: MadeShowing }[];
let movieId: string;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ movieId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 }));
  await testApp.database.prisma.showing.deleteMany({ where: { movieId } });
  made = [];
  for (const [nth, hall] of HALLS.entries()) made.push({ hall, showing: await makeHall(hall, nth) });
}, 60_000);
afterAll(() => testApp[Symbol.asyncDispose]());

const FEATURES: Record<string, SeatFeature[]> = { w: ['WHEELCHAIR'], v: ['WHEELCHAIR'], c: ['COMPANION'] };

async function makeHall({ rows, isReleased }: Hall, nth: number): Promise<MadeShowing> {
  const { prisma } = testApp.database;
  const startsAt = new Date(Date.now() + (nth + 24) * 3_600_000);
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1, movieId, startsAt });
  const { showingId, seatMapId, categoryId: seatCategoryId } = showing;
  await prisma.showingSeat.deleteMany({ where: { showingId } });
  await prisma.seat.deleteMany({ where: { seatMapId } });
  const drawn = rows.flatMap((row, rowIndex) =>
    row.split('').flatMap((sign, indexInRow) => {
      const place = { row: `${rowIndex}`, number: `${indexInRow}`, label: `${rowIndex}-${indexInRow}` };
      const features = FEATURES[sign] ?? [];
      return sign === ' '
        ? []
        : [{ sign, id: newId(), rowIndex, indexInRow, x: indexInRow, y: rowIndex, features, ...place }];
    }),
  );
  // Not in the order of their ids or indexes.
  const seats = drawn
    .toReversed()
    .map(({ sign: _, ...seat }, position) => ({ ...seat, seatMapId, seatCategoryId, position }));
  await prisma.seat.createMany({ data: seats });
  const { accountId } = await testApp.newAccount();
  const past = new Date(Date.now() - 60_000);
  const hold = { accountId, showingId, seatIds: [newId()], expiresAt: past, status: 'EXPIRED' as const };
  const { id: holdId } = await prisma.hold.create({ data: { id: newId(), ...hold } });
  const held = { status: 'HELD' as const, holdId };
  const states: Record<string, object> = {
    ...{ x: { status: 'BLOCKED' }, v: { status: 'BLOCKED' } },
    ...{ h: { ...held, heldUntil: new Date(Date.now() + 3_600_000) }, o: { ...held, heldUntil: past } },
    b: { ...held, heldUntil: past, blockedOnMap: true },
  };
  await prisma.showingSeat.createMany({
    data: drawn.map(({ id: seatId, sign }) => ({ showingId, seatId, ...states[sign] })),
  });
  const wheelchairReleasedAt = isReleased ? past : null;
  await prisma.showing.update({ where: { id: showingId }, data: { wheelchairReleasedAt } });
  return showing;
}

async function find(filter: ShowingFilter, page: { first?: number; after?: string | null } = {}) {
  const { showings } = await testApp.client.request(PageOfShowings, { filter, first: 100, ...page });
  return showings;
}

test.each([1, 2, 3, 4, 5, 6, 8, 12, 20])(
  'showings with %i seats together are those in which they are counted one by one',
  async (seatsTogether) => {
    const expected = made.filter(({ hall }) => longestRun(hall) >= seatsTogether);
    const { nodes, totalCount } = await find({ movieIds: [movieId], seatsTogether });
    expect(nodes.map(({ id }) => id)).toEqual(expected.map(({ showing }) => showing.showingId));
    expect(totalCount).toBe(expected.length);
  },
);

test('the halls differ: some have two seats together, and fewer have more', () => {
  const counts = [2, 3, 5].map((seats) => made.filter(({ hall }) => longestRun(hall) >= seats).length);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(new Set(counts).size).toBe(3);
});

test('pages have only those that fit, none twice and none left out', async () => {
  const expected = made.filter(({ hall }) => longestRun(hall) >= 3).map(({ showing }) => showing.showingId);
  const found: string[] = [];
  let after: string | null | undefined;
  do {
    const { nodes, pageInfo } = await find(
      { movieIds: [movieId], seatsTogether: 3 },
      { first: 4, after: after ?? null },
    );
    found.push(...nodes.map(({ id }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(found).toEqual(expected);
});

test('the showings of a movie and of a cinema are filtered alike', async () => {
  const filter = { seatsTogether: 3 };
  const expected = made.filter(({ hall }) => longestRun(hall) >= 3);
  const { movie } = await testApp.client.request(ShowingsOfMovie, { id: movieId, filter });
  expect(movie?.showings.totalCount).toBe(expected.length);
  for (const { hall, showing } of made.slice(0, 10)) {
    const list = { id: showing.cinemaId, filter, orderBy: 'STARTS_AT_ASC' } as const;
    const { cinema } = await testApp.client.request(ShowingsOfCinema, list);
    expect(cinema?.showings.nodes).toHaveLength(longestRun(hall) >= 3 ? 1 : 0);
  }
});

test.each([0, -1, 21])('%i seats together are BAD_USER_INPUT', async (seatsTogether) => {
  const { errors } = await testApp.client.send(ListShowings, { filter: { seatsTogether } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

describe('wheelchair places', () => {
  const fits = async (showing: MadeShowing) =>
    (await find({ auditoriumIds: [showing.auditoriumId], seatsTogether: 3 })).totalCount === 1;
  const make = () => makeHall({ rows: ['x.wc.x'], isReleased: false }, 0);

  test('count once the box office has released them, and not before', async () => {
    const showing = await make();
    const { client } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
    expect(await fits(showing)).toBe(false);
    const input = { showingId: showing.showingId, reason: 'asked for' };
    expect((await sendMutation(client, 'releaseWheelchairPlaces', input)).data).toMatchObject({
      releaseWheelchairPlaces: { errors: [] },
    });
    expect(await fits(showing)).toBe(true);
  });

  test("count from the cinema's time before the start on", async () => {
    const showing = await make();
    const before = (wheelchairReleaseMinutes: number) =>
      testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: { wheelchairReleaseMinutes } });
    // It starts in 24 hours.
    await before(23 * 60);
    expect(await fits(showing)).toBe(false);
    await before(25 * 60);
    expect(await fits(showing)).toBe(true);
  });
});
