import { expect, test, vi } from 'vitest';
import { cardWhileExpiryLooks } from './counter-expiry.ts';

const LOCK = 'for update of booking, hold skip locked';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({
    from: `order by booking.id\n          ${LOCK}`,
    to: 'order by booking.id',
  }));
});

test('control: without the lock, a booking at the counter expires while it is being paid by card', async () => {
  expect(await cardWhileExpiryLooks()).toBe('EXPIRED');
});
