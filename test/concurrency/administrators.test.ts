import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { revokeEachOther } from './administrators.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('two administrators who revoke each other at the same time leave one', async () => {
  expect(await revokeEachOther(testApp)).toEqual({ errors: [[], ['LastAdmin']], left: 1 });
});
