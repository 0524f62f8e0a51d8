import { graphql } from '../generated/gql.ts';

export const ReadMe = graphql(`
  query ReadMe {
    me {
      id
      email
      emailVerified
      name
      version
      roles {
        role
      }
    }
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      account {
        id
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const ChangeEmail = graphql(`
  mutation ChangeEmail($input: ChangeEmailInput!) {
    changeEmail(input: $input) {
      account {
        email
        emailVerified
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const RequestEmailVerification = graphql(`
  mutation RequestEmailVerification($input: RequestEmailVerificationInput!) {
    requestEmailVerification(input: $input) {
      errors {
        __typename
      }
    }
  }
`);

export const VerifyEmail = graphql(`
  mutation VerifyEmail($input: VerifyEmailInput!) {
    verifyEmail(input: $input) {
      account {
        id
        email
        emailVerified
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      errors {
        __typename
      }
    }
  }
`);

export const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      account {
        id
        emailVerified
      }
      tokens {
        accessToken
        refreshToken
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const ExportMyData = graphql(`
  mutation ExportMyData($input: ExportMyDataInput!) {
    exportMyData(input: $input) {
      url
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const CloseAccount = graphql(`
  mutation CloseAccount($input: CloseAccountInput!) {
    closeAccount(input: $input) {
      errors {
        __typename
        message
        path
      }
    }
  }
`);
