import { graphql } from '../../generated/gql.ts';

export const BookingByReference = graphql(`
  query BookingByReference($reference: String!, $email: EmailAddress!) {
    bookingByReference(reference: $reference, email: $email) {
      id
      status
      showing {
        id
      }
      tickets {
        status
        code
        seat {
          label
        }
      }
      total {
        amountMinor
      }
      contact {
        email
      }
      account {
        id
      }
    }
  }
`);
