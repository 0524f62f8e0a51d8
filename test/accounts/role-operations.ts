import { graphql } from '../generated/gql.ts';

export const GrantRole = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      account {
        ...AccountWithRoles
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const RevokeRole = graphql(`
  mutation RevokeRole($input: RevokeRoleInput!) {
    revokeRole(input: $input) {
      account {
        ...AccountWithRoles
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

graphql(`
  fragment AccountWithRoles on Account {
    id
    version
    roles {
      role
      cinema {
        id
      }
    }
  }
`);

export const ListAccounts = graphql(`
  query ListAccounts($first: Int! = 100, $after: String, $filter: AccountFilter) {
    accounts(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        email
        roles {
          role
          cinema {
            id
            name
          }
        }
      }
    }
  }
`);
