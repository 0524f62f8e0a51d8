import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { blockWhatIsHeld } from './blocking.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { DATABASE_CONNECTIONS: '20' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a seat is blocked or held, and never told to be both', async () => {
  for (let round = 0; round < 3; round++)
    expect(await blockWhatIsHeld(testApp)).toEqual({ both: 0, refusedByDatabase: 0 });
});
