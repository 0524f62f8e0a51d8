import { beforeEach, describe, expect, it } from 'vitest';
import { withNewest } from '../../web/src/graphql/newest-seats.ts';

const seat = (version: number, status: string, id = '1') => ({ __typename: 'ShowingSeat', id, version, status });

let newest: Map<string, { version: number; status: string }>;
beforeEach(() => {
  newest = new Map();
});

describe('an answer that is older than what was seen', () => {
  beforeEach(() => void withNewest({ seatAvailability: { seats: [seat(5, 'SOLD')] } }, newest));

  it('is put right, wherever the seat is in it', () => {
    const answer = { data: { hold: { id: 'h', seats: [seat(4, 'HELD'), seat(1, 'HELD', '2')] } } };
    expect(withNewest(answer, newest)).toEqual({
      data: { hold: { id: 'h', seats: [seat(5, 'SOLD'), seat(1, 'HELD', '2')] } },
    });
  });

  it('is not changed itself', () => {
    const answer = { seats: [seat(4, 'HELD')] };
    withNewest(answer, newest);
    expect(answer).toEqual({ seats: [seat(4, 'HELD')] });
  });
});

it('takes what is newer, or as new, and gives back the very same answer', () => {
  withNewest([seat(5, 'SOLD')], newest);
  for (const answer of [[seat(5, 'SOLD')], [seat(6, 'AVAILABLE')], { movies: [{ title: 'Tide' }], empty: null }]) {
    expect(withNewest(answer, newest)).toBe(answer);
  }
  expect(newest.get('1')).toEqual({ version: 6, status: 'AVAILABLE' });
});

it('leaves alone what does not say its version', () => {
  withNewest([seat(5, 'SOLD')], newest);
  const answer = { __typename: 'ShowingSeat', id: '1', status: 'HELD' };
  expect(withNewest(answer, newest)).toBe(answer);
});
