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
    together: error.alternatives.map((set) => set.together),
    alternatives: error.alternatives.map((set) => set.seats.map(({ seat }) => seat.label).join(' ')),
  };
}

test('SeatsUnavailable names the seats that are taken and offers others near those asked for', async () => {
  await holdSeats(other, showing, seatIds('B5'));
  expect(await refusal('B5', 'B6')).toEqual({
    message: 'One of the seats is not available.',
    seats: ['B5 HELD'],
    together: [true, true, true],
    alternatives: ['B6 B7', 'A5 A6', 'C5 C6'],
  });
});

test('the offered seats can be held', async () => {
  await holdSeats(other, showing, seatIds('B1', 'B2', 'B3', 'B4'));
  const { seats, alternatives } = await refusal('B3', 'B4', 'B5', 'B6');
  expect(seats).toEqual(['B3 HELD', 'B4 HELD', 'B5 HELD']);
  expect(alternatives).toEqual(['A3 A4 A5 A6', 'C3 C4 C5 C6', 'B6 B7 B8 B9']);
  for (const set of alternatives) await holdSeats(buyer, showing, seatIds(...set.split(' ')));
});

test('blocked seats are not available, and are not offered', async () => {
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

test('a showing with too few free seats offers no alternatives', async () => {
  const full = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
  await holdSeats(other, full, full.seatIds.slice(1));
  const input = { showingId: full.showingId, seatIds: full.seatIds.slice(0, 2) };
  const { holdSeats: payload } = await buyer.request(HoldSeats, { input });
  expect(payload.errors).toMatchObject([{ __typename: 'SeatsUnavailable', seats: [{}], alternatives: [] }]);
});

test('SeatSet.together says whether the seats of an alternative are neighbours', async () => {
  const scattered = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 7 });
  const [a1 = '', a2 = '', a3 = '', a4 = '', , a6 = '', a7 = ''] = scattered.seatIds;
  await holdSeats(other, scattered, [a2, a4]);
  const alternatives = async (wanted: string[]) => {
    const input = { showingId: scattered.showingId, seatIds: wanted };
    const [error] = (await buyer.request(HoldSeats, { input })).holdSeats.errors;
    if (error?.__typename !== 'SeatsUnavailable') throw new Error(JSON.stringify(error));
    return error.alternatives.map(({ seats, together }) => ({
      seats: seats.map(({ seat }) => seat.label).join(' '),
      together,
    }));
  };
  expect(await alternatives([a1, a2])).toEqual([{ seats: 'A5 A6', together: true }]);
  await holdSeats(other, scattered, [a6]);
  expect(await alternatives([a1, a2])).toEqual([{ seats: 'A1 A3', together: false }]);
  expect((await alternatives([a2])).map(({ together }) => together)).toEqual([true, true, true]);
  await holdSeats(buyer, scattered, [a1, a3]);
  expect(await alternatives([a6, a7])).toEqual([{ seats: 'A5 A7', together: false }]);
});
