import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { HoldBestAvailable } from './operations.ts';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ChangeHold } from '../support/hold-changes.ts';
import { HoldSeats, PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const RATE_LIMITED = {
  data: null,
  errors: [
    {
      message: expect.stringMatching(/^Too many seats were held: wait \d+ seconds\.$/) as string,
      path: ['holdSeats'],
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number },
    },
  ],
};

describe.each(MODES)('seats held an hour, %s', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: { accountId: string; client: GraphQLClient };
  /** Of the tests' clients, each of which sends from another. */
  let from: Record<string, string>;
  let ip: string;
  let tests = 0;
  beforeAll(async () => {
    testApp = await startTestApp(mode, {
      settings: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.0/8' },
    });
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database);
    buyer = await testApp.newAccount();
    ip = `192.0.2.${++tests}`;
    from = { 'x-forwarded-for': ip };
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const hold = (seatIds: string[], client = buyer.client) =>
    client.send(HoldSeats, { input: { showingId: showing.showingId, seatIds } }, from);
  /** As if so many had been held. */
  const use = (seats: number, { accountId = buyer.accountId, isGuest = false } = {}) =>
    testApp.app.services.holdLimits.count({ accountId, ip }, { seats, isGuest: () => Promise.resolve(isGuest) });
  const isLeft = async (seats: number, accountId?: string) => {
    if ((await use(seats + 1, { accountId })) === 0) return 'more';
    return (await use(seats, { accountId })) === 0 ? 'as many' : 'less';
  };

  test('are counted once for the best available seats, and given back when there are none', async () => {
    const best = (quantity: number) =>
      buyer.client.send(HoldBestAvailable, { input: { showingId: showing.showingId, quantity, together: true } }, from);
    expect(await use(290)).toBe(0);
    await testApp.database.prisma.showingSeat.updateMany({
      where: { showingId: showing.showingId, seatId: { notIn: showing.seatIds.slice(0, 4) } },
      data: { status: 'BLOCKED' },
    });
    expect((await best(5)).data?.holdBestAvailable.errors).toMatchObject([{ __typename: 'SeatsUnavailable' }]);
    expect((await best(4)).data?.holdBestAvailable.hold?.seats).toHaveLength(4);
    expect(await isLeft(6)).toBe('as many');
  });

  test('are 300 of an account', async () => {
    expect(await use(297)).toBe(0);
    expect(await withoutAnyChange(testApp.database, () => hold(showing.seatIds.slice(0, 4)))).toMatchObject(
      RATE_LIMITED,
    );
    expect((await hold(showing.seatIds.slice(0, 3))).data?.holdSeats.hold?.seats).toHaveLength(3);
    expect(await hold(showing.seatIds.slice(4, 5))).toMatchObject(RATE_LIMITED);
  });

  test('are 100 of a guest', async () => {
    const { accountId, client } = await testApp.newAccount();
    await testApp.database.prisma.account.update({
      where: { id: accountId },
      data: { isGuest: true, email: null, passwordHash: null },
    });
    expect(await use(98, { accountId, isGuest: true })).toBe(0);
    expect(await hold(showing.seatIds.slice(0, 3), client)).toMatchObject(RATE_LIMITED);
    expect((await hold(showing.seatIds.slice(0, 2), client)).data?.holdSeats.errors).toEqual([]);
    expect(await hold(showing.seatIds.slice(2, 3), client)).toMatchObject(RATE_LIMITED);
  });

  test('are 1,500 of an address, whatever accounts there are', async () => {
    for (let account = 0; account < 5; account++) expect(await use(300, { accountId: newId() })).toBe(0);
    expect(await hold(showing.seatIds.slice(0, 1))).toMatchObject(RATE_LIMITED);
    from = { 'x-forwarded-for': '198.51.100.1' };
    expect((await hold(showing.seatIds.slice(0, 1))).data?.holdSeats.errors).toEqual([]);
  });

  test('do not count when they were not held, or were held before', async () => {
    const seats = showing.seatIds.slice(0, 2);
    expect((await hold(seats)).data?.holdSeats.errors).toEqual([]);
    expect((await hold(seats)).data?.holdSeats.errors).toEqual([]);
    const other = await testApp.newAccount();
    expect((await hold(seats, other.client)).data?.holdSeats.errors).toMatchObject([
      { __typename: 'SeatsUnavailable' },
    ]);
    expect((await hold([])).data?.holdSeats.errors).toMatchObject([{ __typename: 'InvalidInput' }]);
    expect(await isLeft(298)).toBe('as many');
    expect(await isLeft(300, other.accountId)).toBe('as many');
  });

  test('count what changeHold adds, unless it is refused', async () => {
    const { id: holdId } = await holdSeats(buyer.client, showing, showing.seatIds.slice(0, 2));
    const change = (addSeatIds: string[], removeSeatIds: string[] = []) =>
      buyer.client.send(ChangeHold, { input: { holdId, addSeatIds, removeSeatIds } }, from);
    const other = await testApp.newAccount();
    await holdSeats(other.client, showing, showing.seatIds.slice(5, 6));
    expect((await change(showing.seatIds.slice(4, 6))).data?.changeHold.errors).toMatchObject([
      { __typename: 'SeatsUnavailable' },
    ]);
    const swap = [showing.seatIds.slice(2, 5), showing.seatIds.slice(0, 1)] as const;
    for (let again = 0; again < 2; again++) expect((await change(...swap)).data?.changeHold.errors).toEqual([]);
    expect((await change([], showing.seatIds.slice(1, 2))).data?.changeHold.errors).toEqual([]);
    // Two of the hold itself, from another address, and three.
    expect(await isLeft(295)).toBe('as many');
    expect(await withoutAnyChange(testApp.database, () => change(showing.seatIds.slice(6, 7)))).toMatchObject({
      ...RATE_LIMITED,
      errors: [{ path: ['changeHold'], extensions: { code: 'RATE_LIMITED' } }],
    });
  });

  test('of an account that is refused are not taken from its address', async () => {
    await use(300);
    for (let again = 0; again < 10; again++) expect(await use(300)).toBeGreaterThan(0);
    for (let account = 0; account < 4; account++) expect(await use(300, { accountId: newId() })).toBe(0);
  });

  test('do not count any more once they are booked; the same booking again gives nothing back', async () => {
    const seatIds = showing.seatIds.slice(0, 2);
    const held = (await hold(seatIds)).data?.holdSeats.hold;
    await holdSeats(buyer.client, showing, showing.seatIds.slice(2, 5));
    const input = bookingInput(showing, { holdId: held?.id ?? '', seatIds });
    for (let again = 0; again < 3; again++)
      expect((await buyer.client.send(PlaceBooking, { input }, from)).data?.placeBooking.errors).toEqual([]);
    expect(await isLeft(297)).toBe('as many');
  });
});
