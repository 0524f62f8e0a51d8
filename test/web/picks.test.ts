import { expect, it } from 'vitest';
import { type PickableSeat, togglePick, wholeSets, withoutTaken } from '../../web/src/showing/picks.ts';

const single: PickableSeat = { id: 'a', label: 'A1', soldWithIds: [] };
const left: PickableSeat = { id: 'l', label: 'B1', soldWithIds: ['r'] };
const right: PickableSeat = { id: 'r', label: 'B2', soldWithIds: ['l'] };
const seats = new Map([single, left, right].map((seat) => [seat.id, seat]));

it('picks a seat, and gives it up again', () => {
  expect(togglePick([], single)).toEqual(['a']);
  expect(togglePick(['a', 'l', 'r'], single)).toEqual(['l', 'r']);
});

it('picks both halves of a seat for two, and gives both up', () => {
  expect(togglePick(['a'], left)).toEqual(['a', 'l', 'r']);
  expect(togglePick(['a', 'l', 'r'], right)).toEqual(['a']);
  expect(togglePick(['l'], right)).toEqual(['l', 'r']);
});

it('loses what others took, and with half of a seat for two the other half', () => {
  const isFree = (seatId: string) => seatId !== 'r';
  expect(withoutTaken(['a', 'l', 'r'], { seats, isFree })).toEqual({ kept: ['a'], taken: [right] });
});

it('forgets seats that the plan does not have any more, without a word', () => {
  expect(withoutTaken(['a', 'gone'], { seats, isFree: () => true })).toEqual({ kept: ['a'], taken: [] });
});

it('suggests no half of a seat for two', () => {
  expect(wholeSets([['a'], ['l'], ['l', 'r'], ['a', 'r']], seats)).toEqual([['a'], ['l', 'r']]);
});
