import { expect, test, vi } from 'vitest';
import { holdOfManyShowings } from './many-showings.ts';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  const from = 'where account_hold_version.version = excluded.version - 1';
  return changedStatements(original, () => ({ from, to: '' }));
});

test('control: without the version of what it holds an account gets a hold of each showing', async () => {
  expect(await holdOfManyShowings()).toEqual({ held: 5, kinds: [] });
});
