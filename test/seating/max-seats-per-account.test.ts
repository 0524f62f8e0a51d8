import { expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { startTestApp } from '../support/test-app.ts';

test('an account can hold as many seats of a showing as MAX_SEATS_PER_ACCOUNT says', async () => {
  await using testApp = await startTestApp('embedded', { settings: { MAX_SEATS_PER_ACCOUNT: '3' } });
  const showing = await makeShowing(testApp.database);
  const { client } = await testApp.newAccount();
  await holdSeats(client, showing, showing.seatIds.slice(0, 2));
  const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(2, 4) };
  const { holdSeats: payload } = await client.request(HoldSeats, { input });
  expect(payload).toMatchObject({ hold: null, errors: [{ __typename: 'SeatLimitExceeded', limit: 3 }] });
  await holdSeats(client, showing, showing.seatIds.slice(2, 3));
});
