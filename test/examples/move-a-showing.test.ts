import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { moveAShowing } from '../../examples/move-a-showing/move-a-showing.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('a showing moves to a smaller room, and its guest sits there, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  await makeShowing(testApp.database, { rows: 6, startsAt: new Date(Date.now() + 3 * 86_400_000) });
  const { client } = await testApp.newAccount('ADMIN');
  const anybody = new Api(testApp.app.url);
  const story = await moveAShowing(anybody.as(client.token ?? ''), anybody);
  expect(story.planned).toHaveLength(2);
  expect(story.moves).toEqual(story.planned);
  expect(story.seats.before.toSorted()).toEqual(story.moves.map(({ from }) => from.label).toSorted());
  expect(story.seats.after.toSorted()).toEqual(story.moves.map(({ to }) => to?.label ?? '').toSorted());
});
