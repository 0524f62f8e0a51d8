import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { SeatState } from '../../src/seating/seat-state.ts';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ChangeHold } from '../support/hold-changes.ts';
import { ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

interface Change {
  addSeatIds?: string[];
  removeSeatIds?: string[];
}

describe.each(MODES)('changeHold, %s,', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let holdId: string;
  beforeAll(async () => {
    // With Redis the role api has no workers and no recovery: only the test itself ends a hold.
    const role = mode === 'redis' ? { ROLE: 'api' } : {};
    testApp = await startTestApp(mode, {
      settings: { MAX_SEATS_PER_HOLD: '4', MAX_SEATS_PER_ACCOUNT: '6', ...role },
    });
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 10 });
    ({ client: buyer } = await testApp.newAccount());
    ({ id: holdId } = await holdSeats(buyer, showing, seats(0, 2)));
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const seats = (from: number, to: number) => showing.seatIds.slice(from, to);
  const change = async (input: Change, client = buyer, id = holdId) =>
    (await client.request(ChangeHold, { input: { holdId: id, ...input } })).changeHold;
  const refusal = (input: Change, client = buyer, id = holdId) =>
    withoutAnyChange(testApp.database, async () => {
      const { hold, errors } = await change(input, client, id);
      expect(hold).toBeNull();
      return errors;
    });
  const rowOf = (id = holdId) =>
    testApp.database.prisma.hold.findUniqueOrThrow({ where: { id }, include: { seats: true } });
  const seatRow = (seatId = '') =>
    testApp.database.prisma.showingSeat.findUniqueOrThrow({
      where: { showingId_seatId: { showingId: showing.showingId, seatId } },
    });

  test('follows the rules of a choice, with the seats of the hold as free ones', async () => {
    const { database } = testApp;
    await database.prisma.showing.update({ where: { id: showing.showingId }, data: { guardsSingleSeats: true } });
    // The hold has the first two of ten: the third would be left alone.
    expect(await refusal({ addSeatIds: seats(3, 4) })).toMatchObject([
      { __typename: 'StrandsSingleSeat', path: ['input', 'addSeatIds'], seats: [{ seat: { id: seats(2, 3)[0] } }] },
    ]);
    expect(await refusal({ addSeatIds: seats(2, 3), removeSeatIds: seats(0, 1) })).toMatchObject([
      { __typename: 'StrandsSingleSeat', path: ['input', 'addSeatIds'], seats: [{ seat: { id: seats(0, 1)[0] } }] },
    ]);
    expect((await change({ addSeatIds: seats(2, 4), removeSeatIds: seats(0, 2) })).errors).toEqual([]);
  });

  test('does not end with half a couple seat while the other half is free', async () => {
    // Before any process has read its map.
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 10 });
    const data = { features: ['COUPLE' as const], coupleNumber: 1 };
    await testApp.database.prisma.seat.updateMany({ where: { id: { in: seats(4, 6) } }, data });
    ({ id: holdId } = await holdSeats(buyer, showing, seats(0, 2)));
    expect(await refusal({ addSeatIds: seats(4, 5) })).toMatchObject([
      { __typename: 'SeatsBelongTogether', path: ['input', 'addSeatIds'], missing: [{ seat: { id: seats(5, 6)[0] } }] },
    ]);
    expect((await change({ addSeatIds: seats(4, 6) })).errors).toEqual([]);
    expect(await refusal({ removeSeatIds: seats(4, 5) })).toMatchObject([
      { __typename: 'SeatsBelongTogether', path: ['input', 'removeSeatIds'] },
    ]);
  });

  test('adds and gives back seats in one act, and keeps the deadline', async () => {
    const before = await rowOf();
    const messages: SeatState[][] = [];
    await testApp.app.services.seatTopic.subscribe(showing.showingId, (states) => messages.push(states));
    const { hold, errors } = await change({ addSeatIds: seats(2, 4), removeSeatIds: seats(0, 1) });
    expect(errors).toEqual([]);
    expect(hold).toMatchObject({ id: holdId, status: 'ACTIVE', expiresAt: before.expiresAt.toISOString() });
    expect(hold?.seats).toMatchObject(seats(1, 4).map((id) => ({ seat: { id }, status: 'HELD', version: 1 })));
    const row = await rowOf();
    expect(row).toMatchObject({ seatIds: seats(1, 4).toSorted(), expiresAt: before.expiresAt, status: 'ACTIVE' });
    expect(row.extendableUntil).toEqual(before.extendableUntil);
    expect(row.seats.map(({ heldUntil }) => heldUntil)).toEqual(seats(1, 4).map(() => before.expiresAt));
    expect(await seatRow(seats(0, 1)[0])).toMatchObject({
      status: 'AVAILABLE',
      version: 2,
      holdId: null,
      heldUntil: null,
    });
    // One message, once it has committed, with every seat that changed and no other.
    await vi.waitFor(() => expect(messages).toHaveLength(1));
    const told = Object.fromEntries((messages[0] ?? []).map(({ seatId, ...state }) => [seatId, state]));
    expect(told).toEqual({
      [seats(0, 1)[0] ?? '']: { status: 'AVAILABLE', version: 2 },
      [seats(2, 3)[0] ?? '']: { status: 'HELD', version: 1 },
      [seats(3, 4)[0] ?? '']: { status: 'HELD', version: 1 },
    });
  });

  test('takes a seat over whose older hold is past its deadline', async () => {
    const { client: other } = await testApp.newAccount();
    const old = await holdSeats(other, showing, seats(4, 5));
    await letHoldEnd(testApp.database, old.id);
    const { hold } = await change({ addSeatIds: seats(4, 5) });
    expect(hold?.seats).toHaveLength(3);
    expect(await seatRow(seats(4, 5)[0])).toMatchObject({ status: 'HELD', holdId });
    await testApp.app.services.holds.expire([old.id]);
    expect(await seatRow(seats(4, 5)[0])).toMatchObject({ status: 'HELD', holdId });
  });

  test('takes nothing when one of the seats is not available', async () => {
    const { client: other } = await testApp.newAccount();
    await holdSeats(other, showing, seats(4, 5));
    const [taken = ''] = seats(4, 5);
    expect(await refusal({ addSeatIds: seats(3, 5), removeSeatIds: seats(0, 1) })).toMatchObject([
      { __typename: 'SeatsUnavailable', path: ['input', 'addSeatIds'], seats: [{ seat: { id: taken } }] },
    ]);
  });

  test('the same change again gives the hold as it is', async () => {
    const swap = { addSeatIds: seats(2, 3), removeSeatIds: seats(0, 1) };
    const { hold } = await change(swap);
    const again = await withoutAnyChange(testApp.database, () => change(swap));
    expect(again).toEqual({ hold, errors: [] });
  });

  test('a hold has at most MAX_SEATS_PER_HOLD seats afterwards', async () => {
    const limited = [{ __typename: 'SeatLimitExceeded', limit: 4, path: ['input', 'addSeatIds'] }];
    expect(await refusal({ addSeatIds: seats(2, 5) })).toMatchObject(limited);
    expect(await refusal({ addSeatIds: seats(2, 7), removeSeatIds: seats(0, 2) })).toMatchObject(limited);
    expect((await change({ addSeatIds: seats(2, 6), removeSeatIds: seats(0, 2) })).hold?.seats).toHaveLength(4);
  });

  test('an account has at most MAX_SEATS_PER_ACCOUNT seats of the showing afterwards', async () => {
    await holdSeats(buyer, showing, seats(6, 9));
    expect(await refusal({ addSeatIds: seats(2, 4) })).toMatchObject([{ __typename: 'SeatLimitExceeded', limit: 6 }]);
    expect((await change({ addSeatIds: seats(2, 3) })).hold?.seats).toHaveLength(3);
    expect(await refusal({ addSeatIds: seats(3, 4) })).toMatchObject([{ __typename: 'SeatLimitExceeded', limit: 6 }]);
    expect((await change({ addSeatIds: seats(3, 4), removeSeatIds: seats(0, 1) })).hold?.seats).toHaveLength(3);
  });

  test('seats can be given back when sales are closed, and not added', async () => {
    const { showingId: id } = showing;
    await testApp.database.prisma.showing.update({
      where: { id },
      data: { salesCloseAt: new Date(Date.now() - 1000) },
    });
    const closed = [{ __typename: 'SalesClosed', path: ['input', 'holdId'], opensAt: null }];
    expect(await refusal({ addSeatIds: seats(2, 3), removeSeatIds: seats(0, 1) })).toMatchObject(closed);
    expect((await change({ removeSeatIds: seats(0, 1) })).hold?.seats).toHaveLength(1);
  });

  test('a hold that has ended, was released or has become a booking is HoldExpired', async () => {
    const expired = [{ __typename: 'HoldExpired', path: ['input', 'holdId'] }];
    const booking = await bookSeats(buyer, showing, { seatIds: seats(2, 3), paymentToken: 'pm_fake_hang' });
    const { holdId: booked } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: booking.id } });
    expect((await change({ addSeatIds: seats(5, 6) }, buyer, booked)).errors).toMatchObject(expired);
    const released = await holdSeats(buyer, showing, seats(3, 4));
    await buyer.request(ReleaseHold, { holdId: released.id });
    expect((await change({ addSeatIds: seats(5, 6) }, buyer, released.id)).errors).toMatchObject(expired);
    await letHoldEnd(testApp.database, holdId);
    expect((await change({ addSeatIds: seats(5, 6) })).errors).toMatchObject(expired);
    expect(await seatRow(seats(5, 6)[0])).toMatchObject({ status: 'AVAILABLE', version: 0 });
  });

  test('the hold of another account, or of none, is NotFound', async () => {
    const { client: other } = await testApp.newAccount('ADMIN');
    const unknown = [{ __typename: 'NotFound', path: ['input', 'holdId'] }];
    for (const id of [holdId, newId(), 'none', ''])
      expect(await refusal({ addSeatIds: seats(2, 3) }, other, id)).toMatchObject(unknown);
  });

  test.each<[string, () => Change, object[]]>([
    ['of nothing', () => ({}), [{ __typename: 'InvalidInput', path: ['input'] }]],
    [
      'that adds a seat twice',
      () => ({ addSeatIds: [...seats(2, 4), ...seats(2, 3)] }),
      [{ __typename: 'InvalidInput', path: ['input', 'addSeatIds', '2'] }],
    ],
    [
      'that gives back a seat twice',
      () => ({ addSeatIds: seats(2, 3), removeSeatIds: [...seats(0, 1), ...seats(0, 1)] }),
      [{ __typename: 'InvalidInput', path: ['input', 'removeSeatIds', '1'] }],
    ],
    [
      'that adds and gives back the same seat',
      () => ({ addSeatIds: seats(2, 3), removeSeatIds: seats(0, 3).toReversed() }),
      [{ __typename: 'InvalidInput', path: ['input', 'removeSeatIds', '0'] }],
    ],
    [
      'that adds a seat of the hold and another',
      () => ({ addSeatIds: seats(1, 3) }),
      [{ __typename: 'InvalidInput', path: ['input', 'addSeatIds', '0'] }],
    ],
    [
      'that gives back a seat that the hold does not have',
      () => ({ removeSeatIds: [...seats(0, 1), ...seats(3, 4)] }),
      [{ __typename: 'NotFound', path: ['input', 'removeSeatIds', '1'] }],
    ],
    [
      'that gives back more seats than the hold has',
      () => ({ removeSeatIds: seats(0, 3) }),
      [{ __typename: 'InvalidInput', path: ['input', 'removeSeatIds'] }],
    ],
    [
      'that leaves no seat',
      () => ({ removeSeatIds: seats(0, 2) }),
      [{ __typename: 'InvalidInput', path: ['input', 'removeSeatIds'] }],
    ],
    [
      'that adds unknown seats',
      () => ({ addSeatIds: [newId(), ...seats(2, 3)] }),
      [{ __typename: 'NotFound', path: ['input', 'addSeatIds', '0'] }],
    ],
    [
      'that adds what is no id',
      () => ({ addSeatIds: [...seats(2, 3), 'A2'] }),
      [{ __typename: 'NotFound', path: ['input', 'addSeatIds', '1'] }],
    ],
    [
      'that adds a seat of the hold in capitals',
      () => ({ addSeatIds: seats(0, 1).map((id) => id.toUpperCase()) }),
      [{ __typename: 'NotFound', path: ['input', 'addSeatIds', '0'] }],
    ],
  ])('a change %s is refused and changes nothing', async (_, input, errors) => {
    expect(await refusal(input())).toMatchObject(errors);
  });

  test('changing needs a token', async () => {
    const { errors } = await withoutAnyChange(testApp.database, () =>
      testApp.client.send(ChangeHold, { input: { holdId, addSeatIds: seats(2, 3) } }),
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
