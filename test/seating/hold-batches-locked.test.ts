import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as TakeSeats from '../../src/seating/sql/take-seats.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { holdTogether, results } from './batches.ts';

const changes = vi.hoisted(() => ({ alwaysWaits: false, noClaims: false }));
vi.mock('../../src/seating/sql/take-seats.ts', async (original) => {
  const { takeSeats, claimsOf, ...rest } = await original<typeof TakeSeats>();
  return {
    ...rest,
    claimsOf: (request: TakeSeats.SeatRequest) => (changes.noClaims ? [] : claimsOf(request)),
    takeSeats: ((writer, requests, options) =>
      takeSeats(writer, requests, {
        ...options,
        waits: options.waits || changes.alwaysWaits,
      })) satisfies typeof takeSeats,
  };
});

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  Object.assign(changes, { alwaysWaits: false, noClaims: false });
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 10 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

describe('another transaction has locked a seat', () => {
  /** @returns the order in which requests for seats 0 to 4 are answered, of which seat 2 is locked at first */
  async function orderOfAnswers(): Promise<string[]> {
    const seatId = showing.seatIds[2];
    await using lock = await RowLock.take(
      testApp.databaseUrl,
      'select seat_id from showing_seat where showing_id = $1 and seat_id = $2 for update',
      [showing.showingId, seatId],
    );
    const order: string[] = [];
    const answered = holdTogetherOneByOne([0, 1, 2, 3, 4], (seat) => order.push(`seat ${seat}`));
    await lock.untilAwaitedBy(1);
    while (!changes.alwaysWaits && order.length < 4) await setImmediate();
    order.push('unlocked');
    await lock.release();
    expect(results(await answered)).toEqual(Array.from({ length: 5 }, () => 'held'));
    return order;
  }

  async function holdTogetherOneByOne(seats: number[], onAnswer: (seat: number) => void) {
    const wishes = seats.map((seat) => ({ seats: [seat], onAnswer: () => onAnswer(seat) }));
    return holdTogether(testApp, showing, wishes);
  }

  test('its request waits for it, and the others do not', async () => {
    const order = await orderOfAnswers();
    expect(order.slice(0, 4).toSorted()).toEqual(['seat 0', 'seat 1', 'seat 3', 'seat 4']);
    expect(order.slice(4)).toEqual(['unlocked', 'seat 2']);
  });

  test('control: if the statement waited for locked seats, all its requests would', async () => {
    changes.alwaysWaits = true;
    expect((await orderOfAnswers())[0]).toBe('unlocked');
  });
});

describe('two requests for one seat that arrive together', () => {
  test('are not in one statement: one gets it', async () => {
    expect(results(await holdTogether(testApp, showing, [{ seats: [0] }, { seats: [0] }]))).toEqual([
      'held',
      'SeatsUnavailable',
    ]);
  });

  test('control: in one statement both would be told that they have it', async () => {
    changes.noClaims = true;
    expect(results(await holdTogether(testApp, showing, [{ seats: [0] }, { seats: [0] }]))).toEqual(['held', 'held']);
    const kept = await testApp.database.prisma.showingSeat.findMany({
      where: { showingId: showing.showingId, seatId: showing.seatIds[0] ?? '' },
    });
    expect(kept).toHaveLength(1);
  });
});
