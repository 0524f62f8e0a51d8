import { expect, test, vi } from 'vitest';
import { actionAfterSettlement } from './late-action.ts';

const CONDITION = "and payment.status = 'PENDING' and booking.id";

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: CONDITION, to: 'and booking.id' }));
});

test('control: without the condition a paid booking waits for its buyer again', async () => {
  expect(await actionAfterSettlement()).toBe('REQUIRES_ACTION');
});
