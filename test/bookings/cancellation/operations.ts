import type { Prisma } from '../../../src/generated/prisma/client.ts';
import { newId } from '../../../src/platform/ids.ts';
import type { CancelBookingInput, QuoteCancellationInput } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { bookingInput, bookingOnce, holdSeats } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { ADULT_PRICE, makeShowing, type MadeShowing, type ShowingOptions } from '../../support/fixtures.ts';
import { PlaceBooking } from '../../support/operations.ts';
import type { TestApp } from '../../support/test-app.ts';

export const QuoteCancellation = graphql(`
  query QuoteCancellation($input: QuoteCancellationInput!) {
    quoteCancellation(input: $input) {
      quote {
        refund {
          amountMinor
          currency
        }
        fee {
          amountMinor
        }
        cutoff
      }
      errors {
        __typename
        message
        path
        ... on NotCancellable {
          cutoff
        }
      }
    }
  }
`);

export const CancelBooking = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      booking {
        ...BookingParts
      }
      refunds {
        id
        status
        reason
        amount {
          amountMinor
          currency
        }
        payment {
          id
        }
      }
      errors {
        __typename
        message
        path
        ... on NotCancellable {
          cutoff
        }
      }
    }
  }
`);

/** With a key of its own. */
export async function cancel(client: GraphQLClient, input: Omit<CancelBookingInput, 'idempotencyKey'>) {
  const { cancelBooking } = await client.request(CancelBooking, { input: { ...input, idempotencyKey: newId() } });
  return cancelBooking;
}

export async function quote(client: GraphQLClient, input: QuoteCancellationInput) {
  return (await client.request(QuoteCancellation, { input })).quoteCancellation;
}

/** What every cinema here keeps of a cancellation, unless a test says otherwise. */
export const TERMS = { bookingFeeMinor: 100n, cancellationFeeMinor: 200n, cancellationCutoffMinutes: 60 };

export interface Bought {
  client: GraphQLClient;
  accountId: string;
  showing: MadeShowing;
  bookingId: string;
  /** In the order of seats. */
  ticketIds: string[];
  seatIds: string[];
}

/** A showing in a cinema with those terms. */
export async function showingWithTerms(
  { database }: TestApp,
  { terms = {}, ...options }: ShowingOptions & { terms?: Prisma.CinemaUpdateInput } = {},
): Promise<MadeShowing> {
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 12, ...options });
  await database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: { ...TERMS, ...terms } });
  return showing;
}

/** Buys so many seats for adults, the first ones that are free, and waits until they are paid for. */
export async function buy(
  testApp: TestApp,
  showing: MadeShowing,
  seats = 2,
  paymentToken = 'pm_card_visa',
): Promise<Bought> {
  const { prisma } = testApp.database;
  const { client, accountId } = await testApp.newAccount();
  const { bookingFeeMinor } = await prisma.cinema.findUniqueOrThrow({ where: { id: showing.cinemaId } });
  const free = await prisma.showingSeat.findMany({ where: { showingId: showing.showingId, status: 'AVAILABLE' } });
  const isFree = new Set(free.map(({ seatId }) => seatId));
  const seatIds = showing.seatIds.filter((id) => isFree.has(id)).slice(0, seats);
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const amountMinor = seats * (ADULT_PRICE + Number(bookingFeeMinor));
  const input = {
    ...bookingInput(showing, { holdId, seatIds, paymentToken }),
    expectedTotal: { amountMinor, currency: 'EUR' },
  };
  const { placeBooking } = await client.request(PlaceBooking, { input });
  if (!placeBooking.booking) throw new Error(JSON.stringify(placeBooking.errors));
  const { id: bookingId, payments } = placeBooking.booking;
  if (testApp.environment['ROLE'] === 'api')
    await testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));
  const booking = await bookingOnce(client, bookingId, 'CONFIRMED');
  return { client, accountId, showing, bookingId, seatIds, ticketIds: booking.tickets.map(({ id }) => id) };
}

/** As a scanner at the door will do it. */
export async function checkIn({ database }: TestApp, ticketId: string): Promise<number> {
  return database.prisma.$executeRaw`
    update ticket
    set status = 'USED', checked_in_at = clock_timestamp()
    where ticket.id = ${ticketId}::uuid and ticket.status = 'VALID'`;
}
