import { graphql } from '../generated/gql.ts';

export const ChangeHold = graphql(`
  mutation ChangeHold($input: ChangeHoldInput!) {
    changeHold(input: $input) {
      hold {
        id
        status
        expiresAt
        seats {
          seat {
            id
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
            }
          }
        }
        ... on StrandsSingleSeat {
          seats {
            seat {
              id
            }
          }
        }
        ... on SeatsBelongTogether {
          missing {
            seat {
              id
            }
          }
        }
        ... on SeatLimitExceeded {
          limit
        }
        ... on SalesClosed {
          opensAt
        }
      }
    }
  }
`);

export const ExtendHold = graphql(`
  mutation ExtendHold($input: ExtendHoldInput!) {
    extendHold(input: $input) {
      hold {
        id
        status
        expiresAt
        extendableUntil
        secondsLeft
      }
      errors {
        __typename
        message
        path
        ... on HoldNotExtendable {
          extendableUntil
        }
      }
    }
  }
`);
