import { expect, test, vi } from 'vitest';
import { revokeEachOther } from './administrators.ts';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: 'for update of role_grant', to: '' }));
});

test('control: without the lock two administrators who revoke each other leave none', async () => {
  expect(await revokeEachOther()).toEqual({ errors: [[], []], left: 0 });
});
