import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { daysFromNow, minutesAfter, problemsOf, schedule, type ShowingInput, showingAt } from './programme.ts';

let testApp: TestApp;
let made: MadeShowing;
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  made = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 3, startsAt: daysFromNow(1) });
  ({ client: manager } = await testApp.newAccount('MANAGER', made.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** What is wrong with showings, of which none is then scheduled. */
async function refusals(...showings: ShowingInput[]) {
  const outcome = await withoutAnyChange(testApp.database, () => schedule(manager, showings));
  expect(outcome.showings).toBeNull();
  return outcome.errors;
}

describe('scheduleShowings refuses overlaps', () => {
  /** 19:00 to 21:00 UTC tomorrow, without cleaning: as fixtures make it. */
  const taken = daysFromNow(1);

  test.each([
    ['ends when it starts', -120, 0, []],
    ['is still cleaned when it starts', -120, 1, ['ShowingOverlaps 0']],
    ['starts while it runs', 60, 0, ['ShowingOverlaps 0']],
    ['starts when it has ended', 120, 0, []],
    ['starts a minute before it has ended', 119, 0, ['ShowingOverlaps 0']],
  ])('with a showing that there is: one that %s', async (_, minutes, cleaningMinutes, problems) => {
    const showing = showingAt(made, minutesAfter(taken, minutes), { cleaningMinutes });
    const outcome = await schedule(manager, [showing]);
    expect(problemsOf(outcome)).toEqual(problems);
    for (const error of outcome.errors) {
      expect(error).toMatchObject({ conflictsWith: { id: made.showingId }, conflictsWithPath: [] });
      expect(error.message).toMatch(/^Saal 1 is in use from \d{4}-\d\d-\d\d \d\d:00 until .*, cleaning included\.$/);
    }
  });

  test('with several showings at once, each named', async () => {
    const { showings } = await schedule(
      manager,
      [120, 240].map((minutes) => showingAt(made, minutesAfter(taken, minutes), { cleaningMinutes: 0 })),
    );
    const errors = await refusals(showingAt(made, minutesAfter(taken, 60), { leadMinutes: 240 }));
    expect(errors.map((error) => 'conflictsWith' in error && error.conflictsWith?.id)).toEqual([
      made.showingId,
      ...(showings ?? []).map(({ id }) => id),
    ]);
  });

  test('with another of the same input, by its path', async () => {
    const start = daysFromNow(2);
    const errors = await refusals(
      showingAt(made, minutesAfter(start, 139)),
      showingAt(made, minutesAfter(start, 300)),
      showingAt(made, start),
    );
    expect(errors).toMatchObject([
      {
        ...{ __typename: 'ShowingOverlaps', path: ['input', 'showings', '2'] },
        ...{ conflictsWith: null, conflictsWithPath: ['input', 'showings', '0'] },
      },
    ]);
  });

  test('with at most ten named of each, when all of a large input are at one time', async () => {
    const errors = await refusals(...Array.from({ length: 100 }, () => showingAt(made, daysFromNow(2))));
    expect(errors).toHaveLength(45 + 90 * 10);
  });

  test('but not with one that is cancelled, or in another auditorium', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1, startsAt: taken });
    const { client: admin } = await testApp.newAccount('ADMIN');
    await testApp.database.prisma.showing.update({ where: { id: made.showingId }, data: { cancelledAt: new Date() } });
    const { errors } = await schedule(admin, [
      showingAt(made, taken),
      showingAt(other, minutesAfter(taken, 300), { movieId: made.movieId }),
    ]);
    expect(errors).toEqual([]);
  });
});
