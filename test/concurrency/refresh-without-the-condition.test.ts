import { expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { openWorld, refreshTogether } from './sessions.ts';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: 'and session.token_hash = ', to: "and ''::bytea <> " }));
});

test('control: when a token need not be the one that is good, twenty that use it get twenty successors', async () => {
  await using resources = new Resources();
  expect(await refreshTogether(await openWorld(resources))).toBe(20);
});
