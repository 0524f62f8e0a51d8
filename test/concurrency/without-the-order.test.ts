import { expect, test, vi } from 'vitest';
import { raceInRandomOrders } from './deadlocks.ts';

vi.mock('../../src/seating/seat-lock.ts', async (original) => {
  const { changedLock } = await import('./changed-lock.ts');
  return changedLock(original, { 'order by showing_seat.showing_id, showing_seat.seat_id': 'order by random()' });
});

test('control: with the order of the locks taken away the same race meets deadlocks', async () => {
  const { deadlocks } = await raceInRandomOrders({ holds: 1, attempts: 4 });
  expect(deadlocks).toBeGreaterThan(0);
});
