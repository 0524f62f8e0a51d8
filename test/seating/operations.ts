import { graphql } from '../generated/gql.ts';

export const MyHolds = graphql(`
  query MyHolds($first: Int! = 20, $after: String, $filter: HoldFilter) {
    me {
      holds(first: $first, after: $after, filter: $filter) {
        totalCount
        nodes {
          id
          status
          secondsLeft
        }
        edges {
          cursor
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
`);

export const ReadShowingSeats = graphql(`
  query ReadShowingSeats($id: ID!) {
    showing(id: $id) {
      seats {
        id
        seatId
        seat {
          id
          label
          features
          rowIndex
          indexInRow
        }
        status
        version
      }
    }
  }
`);

export const ReadHoldSeats = graphql(`
  query ReadHoldSeats($id: ID!) {
    hold(id: $id) {
      seats {
        id
        seatId
        seat {
          id
        }
      }
    }
  }
`);

export const BlockSeatMapSeats = graphql(`
  mutation BlockSeatMapSeats($input: BlockSeatMapSeatsInput!) {
    blockSeatMapSeats(input: $input) {
      seatMap {
        id
        blockedSeats {
          reason
          seat {
            label
          }
        }
      }
      showingsInUse {
        id
      }
      showingsInUseCount
      errors {
        __typename
        path
        message
      }
    }
  }
`);

export const UnblockSeatMapSeats = graphql(`
  mutation UnblockSeatMapSeats($input: UnblockSeatMapSeatsInput!) {
    unblockSeatMapSeats(input: $input) {
      seatMap {
        blockedSeats {
          seat {
            label
          }
        }
      }
      errors {
        __typename
        path
      }
    }
  }
`);

export const BlockedSeats = graphql(`
  query BlockedSeats($id: ID!) {
    showing(id: $id) {
      seatMap {
        blockedSeats {
          blockedAt
        }
      }
      seats {
        use {
          blockReason
        }
      }
    }
  }
`);

export const HoldBestAvailable = graphql(`
  mutation HoldBestAvailable($input: HoldBestAvailableInput!) {
    holdBestAvailable(input: $input) {
      hold {
        id
        status
        seats {
          seatId
          seat {
            label
          }
          status
        }
      }
      together
      errors {
        __typename
        message
        path
        ... on SeatsUnavailable {
          seats {
            seatId
          }
          alternatives {
            together
            seats {
              seat {
                label
              }
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
