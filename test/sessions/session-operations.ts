import { graphql } from '../generated/gql.ts';
import type { GraphQLClient } from '../support/client.ts';

export const StartGuestSession = graphql(`
  mutation StartGuestSession($input: StartGuestSessionInput!) {
    startGuestSession(input: $input) {
      account {
        id
        email
        name
        isGuest
      }
      tokens {
        accessToken
        accessTokenExpiresAt
        refreshToken
        refreshTokenExpiresAt
      }
      errors {
        __typename
      }
    }
  }
`);

export const RefreshSession = graphql(`
  mutation RefreshSession($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      account {
        id
      }
      tokens {
        accessToken
        accessTokenExpiresAt
        refreshToken
        refreshTokenExpiresAt
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const Logout = graphql(`
  mutation Logout($input: LogoutInput!) {
    logout(input: $input) {
      errors {
        __typename
      }
    }
  }
`);

export const RevokeSession = graphql(`
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      account {
        sessions {
          id
        }
      }
      errors {
        __typename
        path
      }
    }
  }
`);

export const ReadSessions = graphql(`
  query ReadSessions {
    me {
      isGuest
      sessions {
        id
        device
        current
        createdAt
        lastUsedAt
        expiresAt
      }
    }
  }
`);

/** A new guest, with a client of its login. */
export async function newGuest(client: GraphQLClient) {
  const { startGuestSession } = await client.request(StartGuestSession, { input: {} });
  const { account, tokens } = startGuestSession;
  if (!account || !tokens) throw new Error('no guest');
  return { accountId: account.id, tokens, client: client.as(tokens.accessToken) };
}

/** Whether the token is one of a session that is open, or why not. */
export async function stateOf(client: GraphQLClient): Promise<string> {
  const { data, errors } = await client.send<{ me: { id: string } | null }, object>('{ me { id } }');
  return errors?.[0]?.extensions.code ?? (data?.me ? 'open' : 'nobody');
}
