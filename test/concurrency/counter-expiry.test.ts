import { expect, test } from 'vitest';
import { cardWhileExpiryLooks } from './counter-expiry.ts';

test('a booking at the counter that is being paid by card while its expiry is looking does not expire', async () => {
  expect(await cardWhileExpiryLooks()).toBe('PENDING_PAYMENT');
});
