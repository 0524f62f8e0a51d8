import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFreeSeats } from '../../src/seating/sql/drop-free-seats.ts';
import { freeSeatsVersion, makeOldShowing, rowsOf } from '../seating/old-showings.ts';
import { holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { dropWhileRescheduling, LONG_AGO } from './old-showings.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a showing that is being rescheduled keeps the rows of its seats, and nothing waits', async () => {
  expect(await dropWhileRescheduling(testApp)).toEqual({
    hasWaited: false,
    rows: ['AVAILABLE', 'AVAILABLE', 'BLOCKED'],
  });
});

test('a seat that is locked keeps its row, and nothing waits for it', async () => {
  const made = await makeOldShowing(testApp, { daysAgo: LONG_AGO, states: ['AVAILABLE', 'AVAILABLE'] });
  const select = 'select from showing_seat where showing_id = $1 and seat_id = $2 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [made.showingId, made.seatIds[0]]);
  await testApp.app.services.oldShowings.dropFreeSeats([made.showingId]);
  await lock.release();
  expect(await rowsOf(testApp, made)).toEqual(['AVAILABLE']);
  expect(await freeSeatsVersion(testApp, made.showingId)).not.toBeNull();
});

test('no sale waits while rows of free seats are being deleted', async () => {
  const { database, oldShowings } = testApp.app.services;
  const old = await makeOldShowing(testApp, { daysAgo: LONG_AGO, states: ['AVAILABLE', 'SOLD'] });
  const onSale = await makeShowing(testApp.database, { rows: 1 });
  const { client: buyer } = await testApp.newAccount();
  await database.transaction(async ({ client }) => {
    await client.$executeRaw(dropFreeSeats([old.showingId], oldShowings.condition));
    // Within the limit for locks, or it would be refused.
    expect((await holdSeats(buyer, onSale, onSale.seatIds.slice(0, 2))).status).toBe('ACTIVE');
  });
  expect(await rowsOf(testApp, old)).toEqual(['SOLD']);
});
