import { expect, test } from 'vitest';
import { NewestStates } from '../../web/src/component/newest-states.ts';
import { afterTap, type PickableSeat, withoutTaken } from '../../web/src/component/picked-seats.ts';

const single: PickableSeat = { id: 'C4', soldWithIds: [] };
const half: PickableSeat = { id: 'F9', soldWithIds: ['F10'] };
const otherHalf: PickableSeat = { id: 'F10', soldWithIds: ['F9'] };
const seatOf = (id: string) => [single, half, otherHalf].find((seat) => seat.id === id);

test('a tap picks a seat, and another one gives it back', () => {
  const picked = afterTap(new Set(), { seat: single, most: 1 });
  expect(picked).toEqual(new Set(['C4']));
  expect(afterTap(new Set(['C4']), { seat: single, most: 1 })).toEqual(new Set());
});

test('halves of a couple seat come and go together', () => {
  expect(afterTap(new Set(['C4']), { seat: half, most: 3 })).toEqual(new Set(['C4', 'F9', 'F10']));
  expect(afterTap(new Set(['C4', 'F9', 'F10']), { seat: otherHalf, most: 3 })).toEqual(new Set(['C4']));
});

test('what would be too many is not picked, halves of a couple seat counted', () => {
  expect(afterTap(new Set(['C4']), { seat: half, most: 2 })).toBeUndefined();
});

test('a seat that others took is lost, and the other half of a couple seat with it', () => {
  const picked = new Set(['C4', 'F9', 'F10']);
  expect(withoutTaken(picked, { taken: new Set(['F10', 'A1']), seatOf })).toEqual(new Set(['C4']));
  expect(withoutTaken(picked, { taken: new Set(['A1']), seatOf })).toEqual(picked);
});

test('of two states of a seat the one with the higher version wins, in whatever order they come', () => {
  const states = new NewestStates<string>();
  expect(states.take([{ seatId: 'C4', status: 'HELD', version: 3 }])).toEqual([['C4', 'HELD']]);
  expect(states.take([{ seatId: 'C4', status: 'AVAILABLE', version: 2 }])).toEqual([]);
  expect(states.take([{ seatId: 'C4', status: 'HELD', version: 4 }])).toEqual([]);
  expect(states.take([{ seatId: 'C4', status: 'SOLD', version: 5 }])).toEqual([['C4', 'SOLD']]);
  expect([...states.all()]).toEqual([['C4', 'SOLD']]);
});
