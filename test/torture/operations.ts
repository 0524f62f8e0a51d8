import { graphql } from '../generated/gql.ts';

/** What a buyer needs and no more: the answers are for the checks, and not for a page. */
export const HoldAnySeats = graphql(`
  mutation HoldAnySeats($input: HoldSeatsInput!) {
    holdSeats(input: $input) {
      hold {
        id
        expiresAt
      }
      errors {
        __typename
      }
    }
  }
`);

export const PlaceAnyBooking = graphql(`
  mutation PlaceAnyBooking($input: PlaceBookingInput!) {
    placeBooking(input: $input) {
      booking {
        id
        reference
        placedAt
        tickets {
          seat {
            id
          }
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const WaitForBooking = graphql(`
  query WaitForBooking($id: ID!) {
    booking(id: $id) {
      status
      payments {
        id
        status
      }
    }
  }
`);

export const RetryAnyPayment = graphql(`
  mutation RetryAnyPayment($input: RetryPaymentInput!) {
    retryPayment(input: $input) {
      booking {
        status
      }
      errors {
        __typename
      }
    }
  }
`);

export const CancelAnyBooking = graphql(`
  mutation CancelAnyBooking($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      booking {
        status
      }
      errors {
        __typename
      }
    }
  }
`);
