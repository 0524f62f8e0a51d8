import { graphql } from '../generated/gql.ts';

export const ReadAuditLog = graphql(`
  query ReadAuditLog($first: Int! = 100, $after: String, $filter: AuditFilter) {
    auditLog(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        action
        reason
        entityId
        actor {
          id
          email
        }
        cinema {
          id
          name
        }
        entity {
          __typename
          id
          ... on Cinema {
            name
          }
          ... on Auditorium {
            name
            cinema {
              name
            }
          }
          ... on Account {
            email
            roles {
              role
            }
          }
        }
        changes {
          field
          before
          after
        }
      }
    }
  }
`);
