import { CombinedGraphQLErrors } from '@apollo/client';
import { type DocumentNode, type FormattedExecutionResult, print } from 'graphql';
import { RefreshSessionDocument, StartGuestSessionDocument } from '../generated/graphql.ts';

/** The tokens of a session, as the server gives them. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

export interface TokenRequests {
  /** @returns null when the session has ended. @throws when the server cannot be asked, and the session may go on */
  refresh: (refreshToken: string) => Promise<Tokens | null>;
  /** @throws CombinedGraphQLErrors RATE_LIMITED when the server gives out no more guests now */
  startGuest: (locale: string) => Promise<Tokens>;
}

type Sent = { tokens: Tokens | null } | undefined;

/**
 * The two requests that make tokens. Not by the GraphQL client: it asks for a token before each request.
 *
 * @param endpoint of GraphQL
 */
export function tokenRequests(endpoint: URL): TokenRequests {
  async function send(document: DocumentNode, input: object): Promise<Sent> {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(document), variables: { input } }),
    });
    const answer = (await response.json()) as FormattedExecutionResult<Record<string, Sent>>;
    if (answer.errors) throw new CombinedGraphQLErrors(answer);
    return Object.values(answer.data ?? {})[0];
  }
  return {
    async refresh(refreshToken: string): Promise<Tokens | null> {
      const answer = await send(RefreshSessionDocument, { refreshToken });
      if (!answer) throw new Error('the session could not be refreshed');
      return answer.tokens;
    },
    async startGuest(locale: string): Promise<Tokens> {
      const answer = await send(StartGuestSessionDocument, { locale });
      if (!answer?.tokens) throw new Error('no guest session was started');
      return answer.tokens;
    },
  };
}
