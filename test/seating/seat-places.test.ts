import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadShowingSeats } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 3 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a seat shows its place among its neighbours, and the feature COUPLE', async () => {
  const { prisma } = testApp.database;
  const [a1, a2, a3] = showing.seatIds as [string, string, string];
  await prisma.seat.updateMany({ where: { id: { in: [a1, a2] } }, data: { features: ['COUPLE'] } });
  // An aisle leaves a number out.
  await prisma.seat.update({ where: { id: a3 }, data: { features: ['AISLE', 'RESTRICTED_VIEW'], indexInRow: 3 } });
  const answer = await testApp.client.request(ReadShowingSeats, { id: showing.showingId });
  const seats = answer.showing?.seats.map(({ seat: { id: _, ...place } }) => place);
  expect(seats).toEqual([
    { label: 'A1', features: ['COUPLE'], rowIndex: 0, indexInRow: 0 },
    { label: 'A2', features: ['COUPLE'], rowIndex: 0, indexInRow: 1 },
    { label: 'A3', features: ['AISLE', 'RESTRICTED_VIEW'], rowIndex: 0, indexInRow: 3 },
    { label: 'B1', features: [], rowIndex: 1, indexInRow: 0 },
    { label: 'B2', features: [], rowIndex: 1, indexInRow: 1 },
    { label: 'B3', features: [], rowIndex: 1, indexInRow: 2 },
  ]);
});
