import { graphql } from '../generated/gql.ts';

export const ReadSalesReport = graphql(`
  query ReadSalesReport($first: Int! = 100, $after: String, $input: SalesReportInput!) {
    salesReport(first: $first, after: $after, input: $input) {
      totalCount
      totals {
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
          amountMinor
        }
        taxIncluded {
          amountMinor
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        label
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
          amountMinor
        }
        taxIncluded {
          amountMinor
        }
        subject {
          __typename
          id
        }
      }
    }
  }
`);

export const ReadOccupancyReport = graphql(`
  query ReadOccupancyReport($first: Int! = 100, $after: String, $input: OccupancyReportInput!) {
    occupancyReport(first: $first, after: $after, input: $input) {
      totalCount
      averageOccupancy
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        capacity
        sold
        occupancy
        showing {
          id
          movie {
            title
          }
        }
      }
    }
  }
`);
