import { expect, test, vi } from 'vitest';
import { refusedTwiceAtOnce, startRefusingApp } from './refusing.ts';

const CONDITION = "and refund.status <> 'FAILED' and not refund.paid_otherwise\n      returning";

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: CONDITION, to: 'returning' }));
});

test('control: without the condition, a refusal that two workers record makes the amount available twice', async () => {
  await using testApp = await startRefusingApp();
  expect(await refusedTwiceAtOnce(testApp)).toEqual({ refundedMinor: 0, statuses: ['FAILED', 'PENDING'] });
});
