import { expect, test } from 'vitest';
import { raceInRandomOrders } from './deadlocks.ts';

test('12 accounts that hold overlapping seats in random orders never deadlock', async () => {
  const { held, deadlocks } = await raceInRandomOrders({ holds: 3, attempts: 200 });
  expect(held).toBe(12 * 3);
  expect(deadlocks).toBe(0);
});
