import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { cancelAShowing } from '../../examples/cancel-a-showing/cancel-a-showing.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('a showing is cancelled, and all that was paid is given back, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  await makeShowing(testApp.database, { rows: 1, startsAt: new Date(Date.now() + 3 * 86_400_000) });
  const { client } = await testApp.newAccount('ADMIN');
  const anybody = new Api(testApp.app.url);
  const story = await cancelAShowing(anybody.as(client.token ?? ''), anybody);
  expect(story).toEqual({
    cancellation: { reason: 'The projector is broken.', done: 1, total: 1 },
    booking: {
      ...{ status: 'CANCELLED', tickets: [{ status: 'VOID' }, { status: 'VOID' }], total: { amountMinor: 2400 } },
      refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 2400 } }],
    },
  });
});
