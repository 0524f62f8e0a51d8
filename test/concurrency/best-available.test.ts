import { afterAll, beforeAll, expect, test } from 'vitest';
import { HoldBestAvailable } from '../seating/operations.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { askAtOnce, setsOf } from './best-available.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function seatsHeld({ showingId }: MadeShowing): Promise<number> {
  return testApp.database.prisma.showingSeat.count({ where: { showingId, status: 'HELD' } });
}

test('45 buyers who choose at once in one process each get two neighbours at the first try', async () => {
  const showing = await makeShowing(testApp.database, { rows: 6, seatsPerRow: 20 });
  const { answers, tries } = await askAtOnce(testApp, showing, { buyers: 45, processes: 1, chooseFirst: true });
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(answers.every(({ together }) => together)).toBe(true);
  expect(new Set(setsOf(answers).flatMap((set) => set.split(' '))).size).toBe(90);
  expect(tries).toBe(45);
});

test('40 buyers at once in two processes each get two neighbours of their own', async () => {
  const showing = await makeShowing(testApp.database, { rows: 6, seatsPerRow: 20 });
  const { answers } = await askAtOnce(testApp, showing, { buyers: 40, processes: 2 });
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(answers.every(({ together }) => together)).toBe(true);
  expect(new Set(setsOf(answers).flatMap((set) => set.split(' '))).size).toBe(80);
  expect(await seatsHeld(showing)).toBe(80);
});

test('when there are more buyers than seats, all seats are held, and the rest is told that none is left', async () => {
  const showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 10 });
  const { answers } = await askAtOnce(testApp, showing, { buyers: 30, processes: 2 });
  expect(setsOf(answers)).toHaveLength(10);
  expect(await seatsHeld(showing)).toBe(20);
  const refusals = answers.flatMap(({ errors }) => errors.map(({ __typename: kind }) => kind));
  expect(refusals).toEqual(Array.from({ length: 20 }, () => 'SeatsUnavailable'));
});

test('who loses the picked seats to a change that was not committed yet gets the next best', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 8 });
  const { client } = await testApp.newAccount();
  await using lock = await RowLock.take(
    testApp.databaseUrl,
    `update showing_seat set status = 'BLOCKED', version = version + 1 where showing_id = $1 and seat_id = any ($2::uuid[])`,
    [showing.showingId, showing.seatIds.slice(3, 5)],
  );
  const asking = client.request(HoldBestAvailable, { input: { showingId: showing.showingId, quantity: 2 } });
  await lock.untilAwaitedBy(1);
  await lock.release();
  expect(setsOf([(await asking).holdBestAvailable])).toEqual(['A2 A3']);
});
