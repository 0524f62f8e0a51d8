import { graphql } from '../generated/gql.ts';

export const CreateMovie = graphql(`
  mutation CreateMovie($input: CreateMovieInput!) {
    createMovie(input: $input) {
      movie {
        ...WholeMovie
      }
      errors {
        __typename
        message
        path
        ... on AlreadyExists {
          existing {
            __typename
            id
          }
        }
      }
    }
  }
`);

export const UpdateMovie = graphql(`
  mutation UpdateMovie($input: UpdateMovieInput!) {
    updateMovie(input: $input) {
      movie {
        ...WholeMovie
      }
      errors {
        __typename
        path
        ... on StaleVersion {
          currentVersion
        }
      }
    }
  }
`);

graphql(`
  fragment WholeMovie on Movie {
    id
    version
    title
    originalTitle
    synopsis
    runtimeMinutes
    certificate {
      label
      minimumAge
    }
    genres
    directors
    cast
    releaseDate
    availableFrom
    availableUntil
    posterUrl
    trailerUrl
    archivedAt
  }
`);

export const SearchMovies = graphql(`
  query SearchMovies($search: String!) {
    movies(filter: { search: $search }) {
      nodes {
        id
      }
    }
  }
`);

/** With every field. */
export const WHOLE = {
  title: 'Das Boot',
  originalTitle: 'The Boat',
  synopsis: 'The crew of a submarine.\n\nFor <b>months</b>.',
  runtimeMinutes: 149,
  certificate: { label: 'FSK 12', minimumAge: 12 },
  genres: ['War', 'Drama'],
  directors: ['Wolfgang Petersen'],
  cast: ['Jürgen Prochnow', 'Herbert Grönemeyer'],
  releaseDate: '1981-09-17',
  availableFrom: '2030-01-01',
  availableUntil: '2030-02-01',
  posterUrl: 'https://example.com/poster.jpg',
  trailerUrl: 'http://example.com/trailer?v=1',
};
