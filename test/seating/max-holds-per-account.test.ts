import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { ChangeHold } from '../support/hold-changes.ts';
import { HoldSeats, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

describe.each(MODES)('MAX_HOLDS_PER_ACCOUNT, %s,', (mode) => {
  let testApp: TestApp;
  let first: MadeShowing;
  let second: MadeShowing;
  let buyer: GraphQLClient;
  beforeAll(async () => {
    const role = mode === 'redis' ? { ROLE: 'api' } : {};
    testApp = await startTestApp(mode, { settings: { MAX_HOLDS_PER_ACCOUNT: '2', ...role } });
  });
  beforeEach(async () => {
    first = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
    second = await repeatShowing(testApp.database, first);
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const seat = (index: number) => first.seatIds.slice(index, index + 1);
  const ask = async ({ showingId }: MadeShowing, seatIds: string[]) =>
    (await buyer.request(HoldSeats, { input: { showingId, seatIds } })).holdSeats;
  const exceeded = { hold: null, errors: [{ __typename: 'HoldLimitExceeded', path: [], limit: 2 }] };

  test('counts the active holds of all showings', async () => {
    await holdSeats(buyer, first, seat(0));
    await holdSeats(buyer, second, seat(0));
    for (const showing of [first, second])
      expect(await withoutAnyChange(testApp.database, () => ask(showing, seat(1)))).toMatchObject(exceeded);
    const { client: other } = await testApp.newAccount();
    await holdSeats(other, first, seat(1));
  });

  test('does not count holds that have ended, were released or have become bookings', async () => {
    const released = await holdSeats(buyer, first, seat(0));
    await bookSeats(buyer, first, { seatIds: seat(1), paymentToken: 'pm_fake_hang' });
    const ended = await holdSeats(buyer, first, seat(2));
    expect(await ask(second, seat(0))).toMatchObject(exceeded);
    await buyer.request(ReleaseHold, { holdId: released.id });
    await holdSeats(buyer, second, seat(0));
    expect(await ask(second, seat(1))).toMatchObject(exceeded);
    await letHoldEnd(testApp.database, ended.id);
    await holdSeats(buyer, second, seat(1));
  });

  test('does not keep a request that is sent again from its hold, nor a hold from being changed', async () => {
    const { id } = await holdSeats(buyer, first, seat(0));
    await holdSeats(buyer, second, seat(0));
    expect(await ask(first, seat(0))).toMatchObject({ hold: { id }, errors: [] });
    const { changeHold } = await buyer.request(ChangeHold, { input: { holdId: id, addSeatIds: seat(1) } });
    expect(changeHold.hold?.seats).toHaveLength(2);
  });
});
