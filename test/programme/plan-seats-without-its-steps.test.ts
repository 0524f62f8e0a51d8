import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type * as JoinParted from '../../src/programme/moving/join-parted.ts';
import { planSeats } from '../../src/programme/moving/plan-seats.ts';
import type * as SeatTheLost from '../../src/programme/moving/seat-the-lost.ts';
import { PLAN_PROPERTIES } from './plan-properties.ts';
import { randomMoves, TINY } from './random-moves.ts';

const SEATED = 'no one is without a seat who could have one, not even if others made room';
const TOGETHER = 'no party is parted that was together, while there is a place for all of it';

const without = vi.hoisted(() => ({ seatTheLost: false, joinParted: false }));

vi.mock('../../src/programme/moving/seat-the-lost.ts', async (original) => {
  const { seatTheLost } = await original<typeof SeatTheLost>();
  const changed: typeof SeatTheLost = { seatTheLost: (...args) => !without.seatTheLost && seatTheLost(...args) };
  return changed;
});

vi.mock('../../src/programme/moving/join-parted.ts', async (original) => {
  const { joinParted, ...rest } = await original<typeof JoinParted>();
  const changed: typeof JoinParted = {
    ...rest,
    joinParted: (...args) => !without.joinParted && joinParted(...args),
  };
  return changed;
});

beforeEach(() => {
  without.seatTheLost = false;
  without.joinParted = false;
});

/** Whether a move is found for which the plan does not have the property: one in 1,400 has none, so the search is always the same. */
function isBroken(name: keyof typeof PLAN_PROPERTIES): boolean {
  const property = fc.property(randomMoves(...TINY), (move) => PLAN_PROPERTIES[name](move, planSeats(move)));
  return fc.check(property, { seed: 9, numRuns: 4000, endOnFailure: true }).failed;
}

test('control: when no one makes room, guests are without a seat who could have one', () => {
  without.seatTheLost = true;
  expect(isBroken(SEATED)).toBe(true);
});

test('control: when parted parties are not joined, some are parted for which there is a place', () => {
  without.joinParted = true;
  expect(isBroken(TOGETHER)).toBe(true);
});
