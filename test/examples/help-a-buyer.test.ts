import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { helpABuyer } from '../../examples/help-a-buyer/help-a-buyer.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('staff find a booking, and a lost ticket gets a new code, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  await makeShowing(testApp.database, { rows: 1 });
  const { client } = await testApp.newAccount('ADMIN');
  const anybody = new Api(testApp.app.url);
  const story = await helpABuyer(anybody.as(client.token ?? ''), anybody);
  expect(story).toMatchObject({
    found: [{ status: 'CONFIRMED', contact: { name: 'Ada' }, total: { decimal: '36.00' } }],
    ...{ isNewCode: true, deadLetters: [] },
  });
  expect(story.found[0]?.tickets).toHaveLength(3);
  expect(story.history).toHaveLength(1);
});
