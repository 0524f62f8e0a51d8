import { expect, test } from 'vitest';
import { startTestApp } from '../support/test-app.ts';
import { changeDuringLoad } from './cached-change.ts';

test('a change that commits during a load for the cache is seen by all who ask after it', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { before, ...seen } = await changeDuringLoad(testApp);
  expect(seen).toEqual({ early: before, after: 'Changed', later: 'Changed' });
});
