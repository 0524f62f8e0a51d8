import { graphql } from '../generated/gql.ts';

export const ListShowings = graphql(`
  query ListShowings($filter: ShowingFilter, $orderBy: ShowingOrder! = STARTS_AT_ASC) {
    showings(first: 100, filter: $filter, orderBy: $orderBy) {
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

export const ShowingsOfCinema = graphql(`
  query ShowingsOfCinema($id: ID!, $filter: ShowingFilter, $first: Int! = 20, $after: String, $orderBy: ShowingOrder!) {
    cinema(id: $id) {
      showings(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
        totalCount
        nodes {
          id
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

export const PageOfShowings = graphql(`
  query PageOfShowings($filter: ShowingFilter, $first: Int!, $after: String) {
    showings(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
