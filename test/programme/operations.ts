import { graphql } from '../generated/gql.ts';

export const ScheduleShowings = graphql(`
  mutation ScheduleShowings($input: ScheduleShowingsInput!) {
    scheduleShowings(input: $input) {
      showings {
        id
        version
        startsAt
        endsAt
        salesOpenAt
        salesCloseAt
        status
        format
        language
        subtitles
        accessibility
        guardsSingleSeats
        movie {
          id
        }
        auditorium {
          id
        }
        seatMap {
          id
        }
        priceList {
          id
        }
        prices {
          ticketType {
            id
          }
          price {
            amountMinor
          }
        }
        availability {
          total
          available
        }
      }
      errors {
        __typename
        message
        path
        ... on ShowingOverlaps {
          conflictsWith {
            id
          }
          conflictsWithPath
        }
      }
    }
  }
`);

export const UpdateShowing = graphql(`
  mutation UpdateShowing($input: UpdateShowingInput!) {
    updateShowing(input: $input) {
      showing {
        id
        version
        salesOpenAt
        salesCloseAt
        status
        format
        language
        subtitles
        accessibility
        guardsSingleSeats
        priceList {
          id
        }
        prices {
          ticketType {
            id
          }
          price {
            amountMinor
          }
        }
      }
      errors {
        __typename
        message
        path
        ... on StaleVersion {
          currentVersion
        }
      }
    }
  }
`);

export const RescheduleShowing = graphql(`
  mutation RescheduleShowing($input: RescheduleShowingInput!) {
    rescheduleShowing(input: $input) {
      showing {
        id
        version
        startsAt
        endsAt
        salesCloseAt
        auditorium {
          id
        }
        seatMap {
          id
        }
        seats {
          seatId
          status
          version
        }
      }
      errors {
        __typename
        message
        path
        ... on StaleVersion {
          currentVersion
        }
        ... on ShowingInUse {
          activeHolds
          ticketsSold
        }
        ... on ShowingOverlaps {
          conflictsWith {
            id
          }
          conflictsWithPath
        }
      }
    }
  }
`);

export const ImportShowings = graphql(`
  mutation ImportShowings($input: ImportShowingsInput!) {
    importShowings(input: $input) {
      showings {
        id
        startsAt
        endsAt
        salesOpenAt
        salesCloseAt
        format
        language
        subtitles
        accessibility
        guardsSingleSeats
        movie {
          title
        }
        auditorium {
          name
        }
      }
      errors {
        __typename
        message
        path
        ... on ProgrammeRejected {
          problemCount
          problems {
            line
            field
            value
            message
            instants
          }
        }
        ... on ShowingOverlaps {
          conflictsWith {
            id
          }
          conflictsWithPath
        }
      }
    }
  }
`);

export const ReleaseWheelchairPlaces = graphql(`
  mutation ReleaseWheelchairPlaces($input: ReleaseWheelchairPlacesInput!) {
    releaseWheelchairPlaces(input: $input) {
      showing {
        version
        wheelchairReleasedAt
      }
      errors {
        __typename
        path
      }
    }
  }
`);

export const ReadWheelchairRelease = graphql(`
  query ReadWheelchairRelease($id: ID!) {
    showing(id: $id) {
      wheelchairReleasedAt
    }
  }
`);
