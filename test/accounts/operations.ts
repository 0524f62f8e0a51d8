import { graphql } from '../generated/gql.ts';

export const RegisterAccount = graphql(`
  mutation RegisterAccount($input: RegisterInput!) {
    register(input: $input) {
      account {
        id
        email
        name
        role
      }
      accessToken
      accessTokenExpiresAt
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
        role
      }
      accessToken
      accessTokenExpiresAt
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
      role
    }
  }
`);
