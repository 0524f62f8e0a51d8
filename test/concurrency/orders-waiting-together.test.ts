import { expect, test, vi } from 'vitest';
import type * as ConvertHold from '../../src/seating/sql/convert-hold.ts';
import { startTestApp } from '../support/test-app.ts';
import { placesBesideALockedHold } from './orders.ts';

vi.mock('../../src/seating/sql/convert-hold.ts', async (original) => {
  const { convertHolds } = await original<typeof ConvertHold>();
  const waiting: typeof convertHolds = (tx, holds, terms) => convertHolds(tx, holds, { ...terms, waits: true });
  return { convertHolds: waiting };
});

test('control: if orders waited for locks together, one locked hold would hold up all of them', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  expect(await placesBesideALockedHold(testApp)).toBe(false);
});
