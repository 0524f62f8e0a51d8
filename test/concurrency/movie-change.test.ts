import { expect, test } from 'vitest';
import { startTestApp } from '../support/test-app.ts';
import { changeMovieTwice } from './movie-change.ts';

test('of two administrators who change a movie at once, the second is told what the first has changed', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { answers, stored } = await changeMovieTwice(testApp);
  const changed = answers.find(({ errors }) => errors.length === 0);
  const refused = answers.find(({ errors }) => errors.length > 0);
  expect(changed?.movie).toEqual(stored);
  expect(stored.version).toBe(2);
  expect(refused).toEqual({ movie: stored, errors: [{ __typename: 'StaleVersion', currentVersion: 2 }] });
});
