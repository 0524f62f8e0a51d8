import { graphql } from '../../generated/gql.ts';
import type { QuoteExchangeInput } from '../../generated/graphql.ts';
import { cancelShowing, readCancellation } from '../../programme/cancelling.ts';
import { holdSeats } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { type MadeShowing, repeatShowing } from '../../support/fixtures.ts';
import { ReadBooking } from '../../support/operations.ts';
import type { TestApp } from '../../support/test-app.ts';
import { type Bought, buy, showingWithTerms } from '../cancellation/operations.ts';
import { buyForChild, euros, exchange } from './operations.ts';

const ReadExchangedFrom = graphql(`
  query ReadExchangedFrom($id: ID!) {
    booking(id: $id) {
      showing {
        id
      }
      exchangedFrom {
        id
      }
    }
  }
`);

/** The showing of a booking, and the booking that its tickets were exchanged from. */
export async function readExchangedFrom(client: GraphQLClient, id: string) {
  const { booking } = await client.request(ReadExchangedFrom, { id });
  return { showingId: booking?.showing.id, fromId: booking?.exchangedFrom?.id };
}

/** Bought tickets, and another showing of the cinema on the same seats and at the same prices. */
export interface BoughtBeside extends Bought {
  other: MadeShowing;
}

export async function buyBeside(testApp: TestApp, seats = 2): Promise<BoughtBeside> {
  const bought = await buy(testApp, await showingWithTerms(testApp), seats);
  return { ...bought, other: await repeatShowing(testApp.database, bought.showing) };
}

/** One ticket for a child, which an adult's costs 4.00 more than, and of which 4.00 were given back. */
export async function buyForChildBeside(testApp: TestApp): Promise<BoughtBeside> {
  const bought = await buyForChild(testApp);
  return { ...bought, other: await repeatShowing(testApp.database, bought.showing) };
}

/** Holds seats of the other showing for the first tickets, as many as there are seats, and says what exchanges them. */
export async function toOther(
  { client, bookingId, ticketIds, other }: Pick<BoughtBeside, 'client' | 'bookingId' | 'ticketIds' | 'other'>,
  { seats = [5], ticketTypeId }: { seats?: number[]; ticketTypeId?: string } = {},
): Promise<QuoteExchangeInput> {
  const seatIds = seats.map((index) => other.seatIds[index] ?? '');
  const { id: holdId } = await holdSeats(client, other, seatIds);
  const tickets = seatIds.map((seatId, index) => {
    return { ticketId: ticketIds[index] ?? '', seatId, ...(ticketTypeId && { ticketTypeId }) };
  });
  return { bookingId, holdId, tickets };
}

/** Exchanges the first tickets for seats of the other showing, at no difference. @returns what was bought so, of the other showing */
export async function moveOver(bought: BoughtBeside, seats = [5]): Promise<BoughtBeside> {
  const input = await toOther(bought, { seats });
  const { booking, errors } = await exchange(bought.client, { ...input, expectedDifference: euros(0) });
  if (!booking) throw new Error(JSON.stringify(errors));
  const [ticketIds, seatIds] = [booking.tickets.map(({ id }) => id), booking.tickets.map(({ seat }) => seat.id)];
  return { ...bought, bookingId: booking.id, showing: bought.other, other: bought.showing, ticketIds, seatIds };
}

export async function read({ client }: { client: GraphQLClient }, id: string) {
  return (await client.request(ReadBooking, { id })).booking;
}

export const statuses = (booking: { tickets: { status: string }[] } | null | undefined) =>
  booking?.tickets.map(({ status }) => status);

export async function seatStatus({ database }: TestApp, { showingId }: { showingId: string }, seatId = '') {
  return (await database.prisma.showingSeat.findFirst({ where: { showingId, seatId } }))?.status;
}

/** Cancels a showing, and ends its bookings. @returns how many are done, of how many */
export async function endShowing(testApp: TestApp, showingId: string) {
  const { client: admin } = await testApp.newAccount('ADMIN');
  await cancelShowing(admin, { showingId });
  const { id } = await testApp.database.prisma.showingCancellation.findUniqueOrThrow({ where: { showingId } });
  await testApp.app.services.cancelBookings.proceed(id);
  return async () => {
    const cancellation = await readCancellation(admin, showingId);
    return { done: cancellation?.done, total: cancellation?.total };
  };
}

/** What each payment of the bookings that SUCCEEDED has given back, the smallest amount first. */
export async function givenBack({ database }: TestApp, ...bookingIds: string[]) {
  const payments = await database.prisma.payment.findMany({ where: { bookingId: { in: bookingIds } } });
  const paid = payments.filter(({ status }) => status === 'SUCCEEDED');
  return paid.map(({ refundedMinor }) => Number(refundedMinor)).toSorted((a, b) => a - b);
}
