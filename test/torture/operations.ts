import { graphql } from '../generated/gql.ts';

/** As little as a buyer needs who waits for its payment. */
export const WaitForBooking = graphql(`
  query WaitForBooking($id: ID!) {
    booking(id: $id) {
      status
      payments {
        id
        status
      }
    }
  }
`);
