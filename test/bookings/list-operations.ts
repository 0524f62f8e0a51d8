import { graphql } from '../generated/gql.ts';

export const SearchBookings = graphql(`
  query SearchBookings(
    $first: Int! = 100
    $after: String
    $search: String
    $filter: BookingFilter
    $orderBy: BookingOrder! = PLACED_AT_ASC
  ) {
    searchBookings(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        reference
        status
        account {
          id
        }
        showing {
          startsAt
        }
        tickets {
          seat {
            label
          }
        }
      }
    }
  }
`);
