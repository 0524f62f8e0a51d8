import { expect, test, vi } from 'vitest';
import { startTestApp } from '../support/test-app.ts';
import { raisePriceWhileBooking } from './price-change.ts';

vi.mock('../../src/pricing/sql/lock-prices.ts', () => ({ lockPrices: () => Promise.resolve(true) }));

test('control: without the lock a booking is charged a price that was raised before it', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { hasWaited, placeBooking } = await raisePriceWhileBooking(testApp);
  expect(placeBooking).toMatchObject({ booking: { total: { amountMinor: 1200 } }, errors: [] });
  expect(hasWaited).toBe(false);
});
