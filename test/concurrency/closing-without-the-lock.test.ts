import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ENDINGS, endWhileScheduling } from './closing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each(Object.keys(ENDINGS) as (keyof typeof ENDINGS)[])(
  'control: a showing that is scheduled without a lock is overlooked by %s',
  async (ending) => {
    const { hasWaited, errors } = await endWhileScheduling(testApp, ending, () => Promise.resolve({}));
    expect(hasWaited).toBe(false);
    expect(errors).toEqual([]);
  },
);
