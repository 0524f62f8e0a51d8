import { graphql } from '../generated/gql.ts';

export const RegisterAccount = graphql(`
  mutation RegisterAccount($input: RegisterInput!) {
    register(input: $input) {
      account {
        id
        email
        name
        roles {
          role
          cinema {
            id
          }
        }
      }
      tokens {
        accessToken
        accessTokenExpiresAt
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const Login = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      account {
        id
        email
        roles {
          role
          cinema {
            id
          }
        }
      }
      tokens {
        accessToken
        accessTokenExpiresAt
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const Me = graphql(`
  query Me {
    me {
      id
      email
      name
      roles {
        role
        cinema {
          id
        }
      }
    }
  }
`);
