import { graphql } from '../../generated/gql.ts';
import type { ContactInput, PlaceBookingInput } from '../../generated/graphql.ts';
import { bookingInput, holdSeats } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import { PlaceBooking } from '../../support/operations.ts';

export const ReadContact = graphql(`
  query ReadContact($id: ID!) {
    booking(id: $id) {
      contact {
        email
        name
        phone
        locale
      }
    }
  }
`);

export const ADA: ContactInput = { email: 'ada@mail.example', name: 'Ada Lovelace' };

/** Holds the seats and places a booking with that contact. */
export async function bookFor(
  client: GraphQLClient,
  showing: MadeShowing,
  { seatIds, ...given }: { seatIds: string[] } & Partial<PlaceBookingInput>,
) {
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const input = { ...bookingInput(showing, { holdId, seatIds }), ...given };
  return { input, ...(await client.request(PlaceBooking, { input })).placeBooking };
}
