import { graphql } from '../generated/gql.ts';
import type { GraphQLClient } from './client.ts';
import type { MadeShowing } from './fixtures.ts';

graphql(`
  fragment CatalogueShowing on Showing {
    id
    version
    startsAt
    format
    movie {
      title
      archivedAt
    }
    auditorium {
      name
      closedAt
      cinema {
        name
      }
    }
    prices {
      category {
        name
      }
      ticketType {
        name
        maxPerBooking
      }
      price {
        amountMinor
      }
    }
  }
`);

graphql(`
  fragment CatalogueMovie on Movie {
    id
    version
    title
    archivedAt
    reviewCount
    averageRating
    showings(first: 5) {
      totalCount
      nodes {
        ...CatalogueShowing
      }
    }
  }
`);

const MovieCatalogue = graphql(`
  query MovieCatalogue($movieId: ID!, $cinemaId: ID!) {
    genres
    movies(first: 10, filter: { cinemaIds: [$cinemaId], nowShowing: true }) {
      totalCount
      nodes {
        ...CatalogueMovie
      }
    }
    newMovies: movies(first: 1, filter: { nowShowing: false }) {
      totalCount
    }
    movie(id: $movieId) {
      ...CatalogueMovie
    }
  }
`);

const CinemaCatalogue = graphql(`
  query CinemaCatalogue($cinemaId: ID!) {
    showingFormats
    cinemas(first: 1) {
      totalCount
    }
    cinema(id: $cinemaId) {
      version
      name
      closedAt
      auditoriums {
        name
        seatMap {
          version
          categories {
            name
          }
        }
      }
      showings(first: 5) {
        totalCount
        nodes {
          ...CatalogueShowing
        }
      }
    }
    showings(first: 5, filter: { cinemaIds: [$cinemaId] }) {
      totalCount
      nodes {
        ...CatalogueShowing
      }
    }
  }
`);

/** Everything that is read through the cache, as it is about that movie and cinema. */
export async function readCatalogue(client: GraphQLClient, { movieId, cinemaId }: MadeShowing): Promise<object> {
  const [movies, cinema] = await Promise.all([
    client.request(MovieCatalogue, { movieId, cinemaId }),
    client.request(CinemaCatalogue, { cinemaId }),
  ]);
  return { movies, cinema };
}
