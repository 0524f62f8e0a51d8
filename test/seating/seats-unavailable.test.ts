import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let other: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 3, seatsPerRow: 10 });
  ({ client: buyer } = await testApp.newAccount());
  ({ client: other } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** As in "B5". */
function seatIds(...labels: string[]): string[] {
  return labels.map((label) => {
    const index = (label.charCodeAt(0) - 65) * 10 + Number(label.slice(1)) - 1;
    return showing.seatIds[index] ?? '';
  });
}

async function refusal(...labels: string[]) {
  const input = { showingId: showing.showingId, seatIds: seatIds(...labels) };
  const { holdSeats: payload } = await withoutAnyChange(testApp.database, () => buyer.request(HoldSeats, { input }));
  const [error] = payload.errors;
  if (error?.__typename !== 'SeatsUnavailable') throw new Error(JSON.stringify(payload));
  return {
    message: error.message,
    seats: error.seats.map(({ seat, status }) => `${seat.label} ${status}`),
    alternatives: error.alternatives.map((set) => set.map(({ seat }) => seat.label).join(' ')),
  };
}

test('SeatsUnavailable names the seats that are gone and offers others next to what was asked for', async () => {
  await holdSeats(other, showing, seatIds('B5'));
  expect(await refusal('B5', 'B6')).toEqual({
    message: 'One of the seats has been taken.',
    seats: ['B5 HELD'],
    alternatives: ['B6 B7', 'A5 A6', 'C5 C6'],
  });
});

test('what is offered can be held', async () => {
  await holdSeats(other, showing, seatIds('B1', 'B2', 'B3', 'B4'));
  const { seats, alternatives } = await refusal('B3', 'B4', 'B5', 'B6');
  expect(seats).toEqual(['B3 HELD', 'B4 HELD', 'B5 HELD']);
  expect(alternatives).toEqual(['A3 A4 A5 A6', 'C3 C4 C5 C6', 'B6 B7 B8 B9']);
  for (const set of alternatives) await holdSeats(buyer, showing, seatIds(...set.split(' ')));
});

test('blocked seats are not to be had, and are not offered', async () => {
  const [a1 = '', a2 = ''] = seatIds('A1', 'A2');
  await testApp.database.prisma.showingSeat.updateMany({
    where: { showingId: showing.showingId, seatId: { in: [a1, a2] } },
    data: { status: 'BLOCKED' },
  });
  const { seats, alternatives } = await refusal('A1');
  expect(seats).toEqual(['A1 BLOCKED']);
  expect(alternatives).toHaveLength(3);
  expect(alternatives).not.toContain('A2');
});

test('a showing that is nearly sold out offers nothing', async () => {
  const full = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
  await holdSeats(other, full, full.seatIds.slice(1));
  const input = { showingId: full.showingId, seatIds: full.seatIds.slice(0, 2) };
  const { holdSeats: payload } = await buyer.request(HoldSeats, { input });
  expect(payload.errors).toMatchObject([{ __typename: 'SeatsUnavailable', seats: [{}], alternatives: [] }]);
});
