import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { extendDuringDeadline } from './extending.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a hold whose deadline passes while its extension waits for its lock is HoldExpired', async () => {
  expect(await extendDuringDeadline(testApp)).toEqual({ kinds: ['HoldExpired'], isKept: false });
});
