import { graphql } from '../generated/gql.ts';

export const CreateCinema = graphql(`
  mutation CreateCinema($input: CreateCinemaInput!) {
    createCinema(input: $input) {
      cinema {
        ...CinemaParts
      }
      errors {
        ...CinemaErrors
      }
    }
  }
`);

export const UpdateCinema = graphql(`
  mutation UpdateCinema($input: UpdateCinemaInput!) {
    updateCinema(input: $input) {
      cinema {
        ...CinemaParts
      }
      errors {
        ...CinemaErrors
      }
    }
  }
`);

graphql(`
  fragment CinemaParts on Cinema {
    id
    version
    name
    address {
      street
      postalCode
      city
      region
      country
    }
    location {
      latitude
      longitude
    }
    timeZone
    currency
    businessDayEndsAt
    bookingFee {
      amountMinor
      currency
      decimal
    }
    taxRateBasisPoints
    cancellationPolicy {
      cutoffMinutes
      feePerTicket {
        decimal
      }
      refundsBookingFee
    }
    counterReleaseMinutes
    wheelchairReleaseMinutes
    closedAt
    auditoriums {
      id
    }
  }
`);

graphql(`
  fragment CinemaErrors on UserError {
    __typename
    message
    path
    ... on AlreadyExists {
      existing {
        __typename
        id
      }
    }
    ... on StaleVersion {
      currentVersion
    }
  }
`);
