import { expect, test, vi } from 'vitest';
import type * as Rows from '../../src/platform/database/rows.ts';
import { startTestApp } from '../support/test-app.ts';
import { changeMovieTwice } from './movie-change.ts';

vi.mock('../../src/platform/database/rows.ts', async (original: () => Promise<typeof Rows>) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: 'for no key update', to: '' }));
});

test('control: without the lock both administrators change the movie, and the second undoes what the first did', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { answers, stored } = await changeMovieTwice(testApp);
  expect(answers.map(({ errors }) => errors)).toEqual([[], []]);
  expect(stored.version).toBe(3);
  expect(stored.title === 'By the first' && stored.synopsis === 'By the second.').toBe(false);
});
