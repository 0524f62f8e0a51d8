import { graphql } from '../generated/gql.ts';

export const CreatePromoCode = graphql(`
  mutation CreatePromoCode($input: CreatePromoCodeInput!) {
    createPromoCode(input: $input) {
      promoCode {
        ...PromoCodeParts
      }
      errors {
        __typename
        message
        path
        ... on AlreadyExists {
          existing {
            id
          }
        }
      }
    }
  }
  fragment PromoCodeParts on PromoCode {
    id
    version
    code
    discount {
      percent
      amountPerTicket {
        amountMinor
        currency
      }
      freeSeats
    }
    validFrom
    validUntil
    maxUses
    maxUsesPerAccount
    used
    cinemas {
      id
    }
    movies {
      id
    }
    ticketTypes {
      id
    }
    combinable
    archivedAt
  }
`);

export const UpdatePromoCode = graphql(`
  mutation UpdatePromoCode($input: UpdatePromoCodeInput!) {
    updatePromoCode(input: $input) {
      promoCode {
        ...PromoCodeParts
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

export const ListPromoCodes = graphql(`
  query ListPromoCodes($first: Int!, $after: String, $search: String) {
    promoCodes(first: $first, after: $after, search: $search) {
      nodes {
        code
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`);
