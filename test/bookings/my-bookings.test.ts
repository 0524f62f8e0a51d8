import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookingOnce, bookSeats, type PlacedBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { BookingUpdated, ReadBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const BookingsOfMine = graphql(`
  query BookingsOfMine {
    me {
      bookings {
        totalCount
        nodes {
          id
          placedAt
          showing {
            id
          }
        }
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let stranger: GraphQLClient;
let administrator: GraphQLClient;
let bookings: PlacedBooking[];
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 5 });
  ({ client: buyer } = await testApp.newAccount());
  ({ client: stranger } = await testApp.newAccount());
  ({ client: administrator } = await testApp.newAccount('ADMIN'));
  bookings = [];
  for (const seatId of showing.seatIds.slice(0, 3))
    bookings.push(await bookSeats(buyer, showing, { seatIds: [seatId] }));
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('an account lists its own bookings, the newest first', async () => {
  const { me } = await buyer.request(BookingsOfMine, {});
  expect(me?.bookings.totalCount).toBe(3);
  expect(me?.bookings.nodes.map(({ id }) => id)).toEqual(bookings.map(({ id }) => id).toReversed());
  expect(me?.bookings.nodes[0]?.showing.id).toBe(showing.showingId);
  for (const client of [stranger, administrator]) {
    const { me: other } = await client.request(BookingsOfMine, {});
    expect(other?.bookings).toEqual({ totalCount: 0, nodes: [] });
  }
});

test('references and ticket codes are unique', async () => {
  const confirmed = await Promise.all(bookings.map(({ id }) => bookingOnce(buyer, id, 'CONFIRMED')));
  expect(new Set(confirmed.map(({ reference }) => reference)).size).toBe(3);
  expect(new Set(confirmed.flatMap(({ tickets }) => tickets.map(({ code }) => code))).size).toBe(3);
});

test('a booking of another account is null, like an unknown one', async () => {
  const [booking] = bookings;
  expect((await buyer.request(ReadBooking, { id: booking?.id ?? '' })).booking?.id).toBe(booking?.id);
  for (const id of [booking?.id ?? '', newId(), 'mine', ''])
    expect(await stranger.send(ReadBooking, { id })).toEqual({ data: { booking: null } });
});

test('reading a booking without an access token, or with a broken one, is UNAUTHENTICATED', async () => {
  for (const client of [testApp.client, testApp.client.as('broken')]) {
    const { errors, data } = await client.send(ReadBooking, { id: bookings[0]?.id ?? '' });
    expect(data).toEqual({ booking: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  }
});

test('bookingUpdated of another account is answered like that of an unknown booking', async () => {
  const refusalOf = async (client: GraphQLClient, bookingId: string) => {
    await using events = client.subscribe(BookingUpdated, { bookingId });
    await events.ended();
    expect(events.received).toHaveLength(1);
    expect(events.received[0]?.data).toBeUndefined();
    return events.received[0]?.errors;
  };
  const [booking] = bookings;
  const refusal = await refusalOf(stranger, booking?.id ?? '');
  expect(refusal).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(await refusalOf(stranger, newId())).toEqual(refusal);
  expect(await refusalOf(stranger, 'mine')).toEqual(refusal);
  // An administrator may read the booking, but only its account may follow it.
  expect(await refusalOf(administrator, booking?.id ?? '')).toEqual(refusal);
  expect(await refusalOf(testApp.client, booking?.id ?? '')).toMatchObject([
    { extensions: { code: 'UNAUTHENTICATED' } },
  ]);
});

test('bookingUpdated starts with the current booking', async () => {
  const [booking] = bookings;
  await bookingOnce(buyer, booking?.id ?? '', 'CONFIRMED');
  await using events = buyer.subscribe(BookingUpdated, { bookingId: booking?.id ?? '' });
  await events.until((received) => received.length > 0);
  expect(events.received[0]?.data?.bookingUpdated).toMatchObject({ id: booking?.id, status: 'CONFIRMED' });
});
