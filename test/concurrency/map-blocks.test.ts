import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { blockAndSchedule } from './map-blocks.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each(['scheduling', 'blocking'] as const)(
  'a seat that is blocked on its map while a showing is scheduled is not on sale there: %s comes first',
  async (first) => {
    expect(await blockAndSchedule(testApp, first)).toBe('BLOCKED');
  },
);
