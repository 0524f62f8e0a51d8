import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import type { BookingFilter, BookingOrder } from '../generated/graphql.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const BookingWithAccount = graphql(`
  query BookingWithAccount($id: ID!) {
    booking(id: $id) {
      account {
        id
        email
        bookings {
          totalCount
          nodes {
            id
          }
        }
        holds {
          totalCount
          nodes {
            id
          }
        }
      }
    }
  }
`);

const MyBookingsBy = graphql(`
  query MyBookingsBy($filter: BookingFilter, $orderBy: BookingOrder!) {
    me {
      bookings(filter: $filter, orderBy: $orderBy) {
        totalCount
        nodes {
          id
        }
      }
    }
  }
`);

let testApp: TestApp;
let buyer: { accountId: string; client: GraphQLClient };
/** The showing in another cinema is earlier, and was booked first. */
let [here, elsewhere]: MadeShowing[] = [];
let [bookingHere, bookingElsewhere]: string[] = [];
let [holdHere, holdElsewhere]: string[] = [];
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  buyer = await testApp.newAccount();
  const startsAt = new Date(Date.now() + 3_600_000);
  elsewhere = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4, startsAt });
  here = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  const buy = async (showing: MadeShowing) => {
    const { id } = await bookSeats(buyer.client, showing, { seatIds: showing.seatIds.slice(0, 1) });
    const hold = await holdSeats(buyer.client, showing, showing.seatIds.slice(1, 2));
    return [id, hold.id] as const;
  };
  [bookingElsewhere, holdElsewhere] = await buy(elsewhere);
  [bookingHere, holdHere] = await buy(here);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function accountSeenBy(client: GraphQLClient, id: string | undefined = bookingHere) {
  const account = (await client.request(BookingWithAccount, { id: id ?? '' })).booking?.account;
  return account && { ...account, holds: account.holds.nodes.map((hold) => hold.id) };
}

test('the box office sees whose a booking is, and of that account only what is of its cinema', async () => {
  const { client } = await testApp.newAccount('BOX_OFFICE', here?.cinemaId);
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: bookingHere ?? '' } });
  expect(await accountSeenBy(client)).toEqual({
    id: buyer.accountId,
    email: `${buyer.accountId}@example.com`,
    bookings: { totalCount: 1, nodes: [{ id: bookingHere }] },
    holds: [holdHere, holdId],
  });
});

test.each(['BOX_OFFICE', 'ADMIN'] as const)('%s of all cinemas sees all of the account', async (role) => {
  const { client } = await testApp.newAccount(role);
  const account = await accountSeenBy(client);
  expect(account?.bookings.totalCount).toBe(2);
  expect(account?.holds).toHaveLength(4);
});

test('an account sees itself in its bookings, with all that is its own', async () => {
  const account = await accountSeenBy(buyer.client, bookingElsewhere);
  expect(account?.id).toBe(buyer.accountId);
  expect(account?.bookings.nodes).toEqual([{ id: bookingHere }, { id: bookingElsewhere }]);
  expect(account?.holds).toEqual(expect.arrayContaining([holdHere, holdElsewhere]));
});

test('an account lists its bookings in other orders, and those that fit a filter', async () => {
  const mine = async ({ filter, orderBy }: { filter?: BookingFilter; orderBy: BookingOrder }) => {
    const { me } = await buyer.client.request(MyBookingsBy, { filter, orderBy });
    expect(me?.bookings.totalCount).toBe(me?.bookings.nodes.length);
    return me?.bookings.nodes.map(({ id }) => id);
  };
  expect(await mine({ orderBy: 'STARTS_AT_ASC' })).toEqual([bookingElsewhere, bookingHere]);
  expect(await mine({ orderBy: 'STARTS_AT_DESC' })).toEqual([bookingHere, bookingElsewhere]);
  expect(await mine({ orderBy: 'PLACED_AT_ASC' })).toEqual([bookingElsewhere, bookingHere]);
  expect(await mine({ filter: { cinemaIds: [here?.cinemaId ?? ''] }, orderBy: 'PLACED_AT_ASC' })).toEqual([
    bookingHere,
  ]);
  expect(await mine({ filter: { showingIds: [] }, orderBy: 'PLACED_AT_ASC' })).toEqual([]);
});
