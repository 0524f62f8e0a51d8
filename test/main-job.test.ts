import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RegisterAccount } from './accounts/operations.ts';
import { graphql } from './generated/gql.ts';
import type { SeatAvailabilitySubscription } from './generated/graphql.ts';
import type { Answer, GraphQLClient } from './support/client.ts';
import { type MadeShowing, makeShowing } from './support/fixtures.ts';
import { BookingUpdated, HoldSeats, PlaceBooking, SeatAvailability } from './support/operations.ts';
import { MODES, startTestApp, type TestApp } from './support/test-app.ts';

const MyBookings = graphql(`
  query MyBookings {
    me {
      email
      bookings {
        totalCount
        nodes {
          reference
          status
        }
      }
    }
  }
`);

describe.each(MODES)('the main job, %s', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    testApp = await startTestApp(mode);
    showing = await makeShowing(testApp.database);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('a front end registers, watches, holds, books, and gets its tickets', async () => {
    const { register } = await testApp.client.request(RegisterAccount, {
      input: { email: 'Ada@Example.com', password: 'difference engine', name: 'Ada' },
    });
    expect(register).toMatchObject({ account: { email: 'ada@example.com', roles: [] }, errors: [] });
    buyer = testApp.client.as(register.tokens?.accessToken ?? '');

    await using watcher = testApp.client.subscribe(SeatAvailability, { showingId: showing.showingId });
    await watcher.until((received) => received.length === 1);
    expect(watcher.received[0]?.data?.seatAvailability).toMatchObject({
      __typename: 'SeatSnapshot',
      showingId: showing.showingId,
    });
    expect(statuses(watcher.received).size).toBe(50);

    const wanted = showing.seatIds.slice(0, 2);
    const { holdSeats } = await buyer.request(HoldSeats, { input: { showingId: showing.showingId, seatIds: wanted } });
    expect(holdSeats).toMatchObject({
      errors: [],
      hold: { status: 'ACTIVE', seats: [{ status: 'HELD' }, { status: 'HELD' }] },
    });
    await watcher.until((received) => wanted.every((id) => statuses(received).get(id) === 'HELD'));

    const { placeBooking } = await buyer.request(PlaceBooking, {
      input: {
        holdId: holdSeats.hold?.id ?? '',
        tickets: wanted.map((seatId) => ({ seatId, ticketTypeId: showing.ticketTypeId })),
        payment: { token: 'pm_card_visa' },
        expectedTotal: { amountMinor: 2400, currency: 'EUR' },
        idempotencyKey: 'the first',
      },
    });
    expect(placeBooking).toMatchObject({
      errors: [],
      booking: {
        status: 'PENDING_PAYMENT',
        total: { amountMinor: 2400, currency: 'EUR' },
        tickets: [
          { status: 'PENDING', code: null },
          { status: 'PENDING', code: null },
        ],
      },
    });

    await using updates = buyer.subscribe(BookingUpdated, { bookingId: placeBooking.booking?.id ?? '' });
    await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'CONFIRMED');
    const booking = updates.received.at(-1)?.data?.bookingUpdated;
    expect(booking).toMatchObject({
      tickets: [
        { status: 'VALID', seat: { label: 'A1' } },
        { status: 'VALID', seat: { label: 'A2' } },
      ],
      payments: [{ status: 'SUCCEEDED', amount: { amountMinor: 2400, currency: 'EUR' } }],
    });
    expect(new Set(booking?.tickets.map(({ code }) => code)).size).toBe(2);
    expect(booking?.tickets[0]?.code).toMatch(/^[\w-]{43}$/);
    await watcher.until((received) => wanted.every((id) => statuses(received).get(id) === 'SOLD'));
  });

  test('the account lists its booking', async () => {
    const { me } = await buyer.request(MyBookings, {});
    expect(me).toMatchObject({
      email: 'ada@example.com',
      bookings: { totalCount: 1, nodes: [{ status: 'CONFIRMED' }] },
    });
  });
});

/** The status of each seat, by the highest version that was received. */
function statuses(received: Answer<SeatAvailabilitySubscription>[]): Map<string, string> {
  const seats = received.flatMap(({ data }) =>
    data && 'seats' in data.seatAvailability ? data.seatAvailability.seats : [],
  );
  const latest = new Map<string, { status: string; version: number }>();
  for (const seat of seats) if ((latest.get(seat.seatId)?.version ?? -1) < seat.version) latest.set(seat.seatId, seat);
  return new Map([...latest].map(([id, { status }]) => [id, status]));
}
