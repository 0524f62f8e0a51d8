import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type * as JoinParted from '../../src/programme/moving/join-parted.ts';
import { type MoveOfSeats, planSeats } from '../../src/programme/moving/plan-seats.ts';
import type * as SeatTheLost from '../../src/programme/moving/seat-the-lost.ts';
import type { SeatOfMap } from '../../src/programme/moving/seat-to-move.ts';
import { areTogether } from '../../src/programme/moving/seating.ts';
import { PLAN_PROPERTIES } from './plan-properties.ts';
import { randomMoves, TINY, WORTHS } from './random-moves.ts';

const SEATED = 'no one is without a seat who could have one, not even if others made room';

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

/** Whether a move is found for which the plan does not have the property: the search is always the same. */
function isBroken(name: keyof typeof PLAN_PROPERTIES): boolean {
  const property = fc.property(randomMoves(...TINY), (move) => PLAN_PROPERTIES[name](move, planSeats(move)));
  return fc.check(property, { seed: 9, numRuns: 4000, endOnFailure: true }).failed;
}

test('control: when no one makes room, guests are without a seat who could have one', () => {
  without.seatTheLost = true;
  expect(isBroken(SEATED)).toBe(true);
});

/** Two rows that are dearer in the middle; V is VIP. */
function hall(name: string, special: Record<string, Partial<SeatOfMap>>): SeatOfMap[] {
  const rows = ['SSSVVVSSS', 'SSVVVVVSS'];
  return rows.flatMap((row, rowIndex) =>
    Array.from(row, (kind, indexInRow): SeatOfMap => {
      const label = `${rowIndex}/${indexInRow}`;
      return {
        ...{ id: `${name} ${label}`, label, rowIndex, indexInRow, x: indexInRow, y: rowIndex },
        ...{ seatCategoryId: kind === 'V' ? 'VIP' : 'Standard', features: [], coupleNumber: null, companionOfId: null },
        ...special[label],
      };
    }),
  );
}

/** One in more than a thousand random moves needs the step; this is such a one, made as small as it can be. */
function moveThatParts(): MoveOfSeats {
  const oldSeats = hall('old', {
    '0/1': { features: ['COMPANION'], companionOfId: 'old 0/0' },
    '1/4': { features: ['WHEELCHAIR'] },
  });
  const seats = hall('new', {
    '0/3': { features: ['WHEELCHAIR'] },
    '0/4': { features: ['COMPANION'], companionOfId: 'new 0/3' },
  });
  const labels = [['1/2', '1/4', '1/6'], ['0/5', '0/6'], ['0/1', '0/2'], ['0/3', '0/4'], ['1/3']]; // prettier-ignore
  const parties = labels.map((own) => ({
    guests: oldSeats.flatMap((from) => (own.includes(from.label) ? { ticketId: from.label, from } : [])),
  }));
  return { parties, oldSeats, seats, worths: WORTHS, byHand: new Map() };
}

test('control: when parted parties are not joined, one is parted that can be together', () => {
  const isTogether = () => {
    const plan = planSeats(moveThatParts());
    return areTogether(['0/3', '0/4'].flatMap((ticketId) => plan.get(ticketId) ?? []));
  };
  expect(isTogether()).toBe(true);
  without.joinParted = true;
  expect(isTogether()).toBe(false);
});
