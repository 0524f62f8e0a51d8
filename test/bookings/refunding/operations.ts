import { newId } from '../../../src/platform/ids.ts';
import type { RefundBookingInput } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import type { GraphQLClient } from '../../support/client.ts';
import type { TestApp } from '../../support/test-app.ts';
import { type Bought, buy, showingWithTerms } from '../cancellation/operations.ts';

export const RefundBooking = graphql(`
  mutation RefundBooking($input: RefundBookingInput!) {
    refundBooking(input: $input) {
      booking {
        ...BookingParts
      }
      refunds {
        id
        status
        reason
        note
        paidOtherwise
        settledAt
        amount {
          amountMinor
          currency
        }
      }
      errors {
        __typename
        message
        path
        ... on RefundTooHigh {
          refundable {
            amountMinor
            currency
          }
        }
      }
    }
  }
`);

export type Wanted = Partial<Omit<RefundBookingInput, 'bookingId'>>;

/** In euros' cents. */
export const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** With a key of its own. */
export async function refund(manager: GraphQLClient, bookingId: string, wanted: Wanted) {
  const input = { bookingId, reason: 'a broken heating', idempotencyKey: newId(), ...wanted };
  return (await manager.request(RefundBooking, { input })).refundBooking;
}

/** So many tickets at 12.00 with a booking fee of 1.00, and a manager of the cinema. */
export async function buyWithManager(
  testApp: TestApp,
  seats = 2,
): Promise<Bought & { manager: GraphQLClient; managerId: string }> {
  const showing = await showingWithTerms(testApp);
  const bought = await buy(testApp, showing, seats);
  const { client: manager, accountId: managerId } = await testApp.newAccount('MANAGER', showing.cinemaId);
  return { ...bought, manager, managerId };
}
