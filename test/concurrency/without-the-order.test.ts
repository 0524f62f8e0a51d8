import { expect, test, vi } from 'vitest';
import { raceInRandomOrders } from './deadlocks.ts';

vi.mock('../../src/seating/sql/seat-lock.ts', async (original) => {
  const { changedLock } = await import('./changed-lock.ts');
  return changedLock(original, { 'order by showing_seat.showing_id, showing_seat.seat_id': 'order by random()' });
});

test('control: the same race deadlocks when the locks are not taken in order', async () => {
  let deadlocks = 0;
  // In a few races chance wakes the accounts in an order without one.
  for (let race = 0; deadlocks === 0 && race < 5; race++)
    ({ deadlocks } = await raceInRandomOrders({ holds: 1, attempts: 4 }));
  expect(deadlocks).toBeGreaterThan(0);
});
