import { graphql } from '../generated/gql.ts';

export const ListShowings = graphql(`
  query ListShowings($filter: ShowingFilter) {
    showings(first: 100, filter: $filter) {
      totalCount
      nodes {
        id
        startsAt
      }
    }
  }
`);

export const ShowingsOfMovie = graphql(`
  query ShowingsOfMovie($id: ID!, $filter: ShowingFilter) {
    movie(id: $id) {
      showings(filter: $filter) {
        totalCount
        nodes {
          id
        }
      }
    }
  }
`);

export const ReadShowing = graphql(`
  query ReadShowing($id: ID!) {
    showing(id: $id) {
      id
      version
      startsAt
      endsAt
      status
      salesOpenAt
      salesCloseAt
      movie {
        id
      }
      auditorium {
        id
        cinema {
          id
          currency
        }
        seatMap {
          id
          version
        }
      }
      seatMap {
        id
        version
        capacity
      }
      prices {
        category {
          id
          name
        }
        ticketType {
          id
          version
          name
        }
        price {
          amountMinor
          currency
          decimal
        }
      }
      availability {
        total
        available
        held
        sold
        blocked
      }
      seats {
        seat {
          id
          label
        }
        status
        version
      }
    }
  }
`);
