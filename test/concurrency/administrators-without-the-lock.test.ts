import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { revokeEachOther } from './administrators.ts';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: 'for update of role_grant', to: '' }));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock two administrators who revoke each other leave none', async () => {
  expect(await revokeEachOther(testApp)).toEqual({ errors: [[], []], left: 0 });
});
