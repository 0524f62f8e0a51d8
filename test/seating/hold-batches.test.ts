import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { holdSeats } from '../support/buying.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { holdTogether, newAccountId, results, type Wish } from './batches.ts';

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 10, seatsPerRow: 10 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const together = (wishes: readonly Wish[]) => holdTogether(testApp, showing, wishes);

/** Statements that take seats. */
function takings(statements: readonly string[]): string[] {
  return statements.filter((sql) => sql.includes('insert into hold'));
}

test('40 holds that arrive together are taken by one statement', async () => {
  let answers: Awaited<ReturnType<typeof together>> = [];
  const statements = await statementsOf(async () => {
    answers = await together(Array.from({ length: 40 }, (_, index) => ({ seats: [2 * index, 2 * index + 1] })));
  });
  expect(new Set(results(answers))).toEqual(new Set(['held']));
  expect(takings(statements)).toHaveLength(1);
  const kept = await testApp.database.prisma.showingSeat.findMany({ where: { status: 'HELD', version: 1 } });
  for (const { value } of answers) {
    const seatIds = kept.filter(({ holdId }) => holdId === value?.id).map(({ seatId }) => seatId);
    expect(seatIds.toSorted()).toEqual(value?.seatIds);
  }
});

test('a statement takes no more than 64 holds', async () => {
  const statements = await statementsOf(() => together(Array.from({ length: 65 }, (_, seat) => ({ seats: [seat] }))));
  expect(takings(statements)).toHaveLength(2);
});

test('who comes first gets the seat', async () => {
  const answers = await together([{ seats: [0, 1] }, { seats: [1, 2] }, { seats: [2] }, { seats: [0] }]);
  expect(results(answers)).toEqual(['held', 'SeatsUnavailable', 'held', 'SeatsUnavailable']);
});

test('nobody overtakes who waits for an earlier request that is refused', async () => {
  await testApp.database.prisma.showingSeat.update({
    where: { showingId_seatId: { showingId: showing.showingId, seatId: showing.seatIds[0] ?? '' } },
    data: { status: 'BLOCKED' },
  });
  const answers = await together([{ seats: [0, 1] }, { seats: [1, 2] }, { seats: [2] }]);
  expect(results(answers)).toEqual(['SeatsUnavailable', 'held', 'SeatsUnavailable']);
});

test('holds of one account that arrive together are counted against its limit one after another', async () => {
  const accountId = await newAccountId(testApp);
  const answers = await together(
    [0, 10, 20, 30].map((first) => ({ accountId, seats: [0, 1, 2, 3, 4, 5, 6].map((seat) => first + seat) })),
  );
  expect(results(answers)).toEqual(['held', 'held', 'SeatLimitExceeded', 'SeatLimitExceeded']);
});

test('an account that is gone does not fail the others', async () => {
  const { holds } = testApp.app.services;
  const accountIds = [await newAccountId(testApp), newId(), await newAccountId(testApp)];
  const answers = await Promise.allSettled(
    accountIds.map((accountId, seat) =>
      holds.hold({ accountId, showingId: showing.showingId, seatIds: showing.seatIds.slice(seat, seat + 1) }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await testApp.database.prisma.hold.count({ where: { showingId: showing.showingId } })).toBe(2);
});

test('50 requests for a seat that has just gone are refused by few statements', async () => {
  let answers: Awaited<ReturnType<typeof together>> = [];
  const statements = await statementsOf(async () => {
    answers = await together(Array.from({ length: 50 }, () => ({ seats: [0] })));
  });
  expect(results(answers)).toEqual(['held', ...Array.from({ length: 49 }, () => 'SeatsUnavailable')]);
  expect(takings(statements)).toHaveLength(2);
});

test('those whose seat went while they waited are told what they would be told otherwise', async () => {
  const full = await testApp.newAccount();
  for (const first of [70, 80]) await holdSeats(full.client, showing, showing.seatIds.slice(first, first + 10));
  const winner = { accountId: await newAccountId(testApp), seats: [0], idempotencyKey: 'a key' };
  const answers = await together([
    winner,
    { seats: [0] },
    { seats: [0, 999] },
    { accountId: full.accountId, seats: [0] },
    winner,
    { ...winner, seats: [0, 1] },
    { accountId: winner.accountId, seats: [0] },
  ]);
  expect(results(answers)).toEqual([
    'held',
    'SeatsUnavailable',
    'NotFound',
    'SeatLimitExceeded',
    'held',
    'IdempotencyConflict',
    'held',
  ]);
  expect(new Set(answers.flatMap(({ value }) => value?.id ?? [])).size).toBe(1);
});

test('a seat that is free again is not refused to one who waited', async () => {
  const [first] = await together([{ seats: [0] }]);
  const { holds } = testApp.app.services;
  const accountId = first?.value?.accountId ?? '';
  const [, ...answers] = await Promise.all([
    holds.release({ accountId, holdId: first?.value?.id ?? '' }),
    together([{ seats: [1] }]),
  ]);
  expect(results(answers.flat())).toEqual(['held']);
  expect(results(await together([{ seats: [0] }]))).toEqual(['held']);
});
