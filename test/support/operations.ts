import { graphql } from '../generated/gql.ts';

/** The operations that many tests use. */
export const HoldSeats = graphql(`
  mutation HoldSeats($input: HoldSeatsInput!) {
    holdSeats(input: $input) {
      hold {
        id
        status
        expiresAt
        secondsLeft
        seats {
          id
          seatId
          seat {
            id
            label
          }
          status
          version
        }
      }
      errors {
        __typename
        message
        path
        ... on SeatsUnavailable {
          seats {
            seat {
              id
              label
            }
            status
          }
          alternatives {
            together
            seats {
              seat {
                id
                label
              }
            }
          }
        }
        ... on SeatsBelongTogether {
          missing {
            seat {
              label
            }
          }
        }
        ... on StrandsSingleSeat {
          seats {
            seat {
              id
              label
            }
            status
          }
        }
        ... on SeatLimitExceeded {
          limit
        }
        ... on HoldLimitExceeded {
          limit
        }
        ... on SalesClosed {
          opensAt
        }
      }
    }
  }
`);

export const ReleaseHold = graphql(`
  mutation ReleaseHold($holdId: ID!) {
    releaseHold(input: { holdId: $holdId }) {
      hold {
        id
        status
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const ReadHold = graphql(`
  query ReadHold($id: ID!) {
    hold(id: $id) {
      id
      status
      expiresAt
      secondsLeft
      seats {
        seat {
          id
        }
        status
      }
    }
  }
`);

export const PlaceBooking = graphql(`
  mutation PlaceBooking($input: PlaceBookingInput!) {
    placeBooking(input: $input) {
      booking {
        ...BookingParts
      }
      errors {
        __typename
        message
        path
        ... on PriceChanged {
          quote {
            total {
              amountMinor
              currency
            }
            lines {
              kind
              label
              amount {
                amountMinor
              }
            }
          }
        }
      }
    }
  }
`);

export const RetryPayment = graphql(`
  mutation RetryPayment($input: RetryPaymentInput!) {
    retryPayment(input: $input) {
      booking {
        ...BookingParts
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const ReadBooking = graphql(`
  query ReadBooking($id: ID!) {
    booking(id: $id) {
      ...BookingParts
    }
  }
`);

export const BookingUpdated = graphql(`
  subscription BookingUpdated($bookingId: ID!) {
    bookingUpdated(bookingId: $bookingId) {
      ...BookingParts
    }
  }
`);

export const BookingParts = graphql(`
  fragment BookingParts on Booking {
    id
    reference
    status
    placedAt
    total {
      amountMinor
      currency
    }
    refunded {
      amountMinor
      currency
    }
    tickets {
      id
      status
      code
      price {
        amountMinor
      }
      seat {
        id
        label
      }
      ticketType {
        id
        name
      }
    }
    payments {
      id
      method
      status
      declineCode
      amount {
        amountMinor
        currency
      }
      refunded {
        amountMinor
      }
    }
    refunds {
      id
      status
      reason
      settledAt
      amount {
        amountMinor
      }
      payment {
        id
      }
    }
  }
`);

export const SeatAvailability = graphql(`
  subscription SeatAvailability($showingId: ID!) {
    seatAvailability(showingId: $showingId) {
      __typename
      ... on SeatSnapshot {
        showingId
        seats {
          id
          seatId
          status
          version
        }
      }
      ... on ShowingChanged {
        showingId
        showing {
          status
          version
        }
      }
      ... on SeatDelta {
        showingId
        seats {
          id
          seatId
          status
          version
        }
      }
    }
  }
`);
