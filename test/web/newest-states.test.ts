import { expect, test } from 'vitest';
import { NewestStates } from '../../web/src/component/newest-states.ts';

test('of two states of a seat the one with the higher version wins, in whatever order they come', () => {
  const states = new NewestStates<string>();
  expect(states.take([{ seatId: 'C4', status: 'HELD', version: 3 }])).toEqual([['C4', 'HELD']]);
  expect(states.take([{ seatId: 'C4', status: 'AVAILABLE', version: 2 }])).toEqual([]);
  expect(states.take([{ seatId: 'C4', status: 'HELD', version: 4 }])).toEqual([]);
  expect(states.take([{ seatId: 'C4', status: 'SOLD', version: 5 }])).toEqual([['C4', 'SOLD']]);
  expect([...states.all()]).toEqual([['C4', 'SOLD']]);
});
