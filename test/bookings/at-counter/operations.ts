import { newId } from '../../../src/platform/ids.ts';
import { graphql } from '../../generated/gql.ts';
import { bookingInput, holdSeats, type PlacedBooking } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { type MadeShowing, makeShowing, type ShowingOptions } from '../../support/fixtures.ts';
import { PlaceBooking, RetryPayment } from '../../support/operations.ts';
import type { TestApp } from '../../support/test-app.ts';

export const RELEASE_MINUTES = 30;

export const ReadAtCounter = graphql(`
  query ReadAtCounter($id: ID!) {
    booking(id: $id) {
      status
      payableUntil
      tickets {
        status
      }
      payments {
        id
        status
      }
      showing {
        startsAt
      }
    }
  }
`);

/** A showing whose cinema takes bookings that are paid at the counter: their seats are released so long before the start. */
export async function counterShowing(
  { database }: Pick<TestApp, 'database'>,
  { releaseMinutes = RELEASE_MINUTES, ...options }: ShowingOptions & { releaseMinutes?: number | null } = {},
): Promise<MadeShowing> {
  const showing = await makeShowing(database, { rows: 2, seatsPerRow: 6, ...options });
  await database.prisma.cinema.update({
    where: { id: showing.cinemaId },
    data: { counterReleaseMinutes: releaseMinutes },
  });
  return showing;
}

interface Asked {
  holdId: string;
  seatIds: string[];
  idempotencyKey?: string;
  contact?: { email: string; name: string; locale?: string };
}

export async function placeAtCounter(
  client: GraphQLClient,
  showing: MadeShowing,
  { holdId, seatIds, idempotencyKey = newId(), contact }: Asked,
) {
  const input = {
    ...bookingInput(showing, { holdId, seatIds }),
    ...{ payment: { atCounter: true }, idempotencyKey, ...(contact && { contact }) },
  };
  return (await client.request(PlaceBooking, { input })).placeBooking;
}

/** Holds the seats and books them for the counter. @throws when it is refused */
export async function bookAtCounter(
  client: GraphQLClient,
  showing: MadeShowing,
  asked: Omit<Asked, 'holdId'>,
): Promise<PlacedBooking & { holdId: string }> {
  const { id: holdId } = await holdSeats(client, showing, asked.seatIds);
  const { booking, errors } = await placeAtCounter(client, showing, { ...asked, holdId });
  if (!booking) throw new Error(JSON.stringify(errors));
  return { ...booking, holdId };
}

export async function retry(
  client: GraphQLClient,
  bookingId: string,
  payment: { token: string } | { atCounter: true } = { token: 'pm_card_visa' },
  idempotencyKey = newId(),
) {
  return (await client.request(RetryPayment, { input: { bookingId, payment, idempotencyKey } })).retryPayment;
}
