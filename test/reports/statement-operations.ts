import { graphql } from '../generated/gql.ts';

export const ReadStatements = graphql(`
  query ReadStatements($cinemaId: ID!, $first: Int! = 20, $after: String, $from: Date, $to: Date) {
    dailyStatements(cinemaId: $cinemaId, first: $first, after: $after, from: $from, to: $to) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        number
        date
        fromAt
        untilAt
        issuedAt
        csv
        cinema {
          id
          name
        }
        total {
          tickets
          ticketsCancelled
          gross {
            amountMinor
            currency
          }
          refunded {
            amountMinor
          }
          net {
            decimal
          }
          taxIncluded {
            amountMinor
          }
        }
        lines {
          soldOn
          method
          tickets
          ticketsCancelled
          showing {
            id
            movie {
              title
            }
          }
          ticketType {
            name
          }
          price {
            amountMinor
            currency
          }
          gross {
            amountMinor
          }
          refunded {
            amountMinor
          }
          net {
            decimal
          }
          taxIncluded {
            amountMinor
          }
        }
      }
    }
  }
`);
