import { graphql } from '../generated/gql.ts';

export const ResendTickets = graphql(`
  mutation ResendTickets($input: ResendTicketsInput!) {
    resendTickets(input: $input) {
      errors {
        __typename
        message
        path
      }
    }
  }
`);
