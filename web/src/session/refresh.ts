/** The tokens of a session, as the server gives them. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

type Sent = { tokens: Tokens | null } | undefined;

const TOKENS = 'tokens { accessToken refreshToken }';
const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${TOKENS} } }`;
const START = `mutation ($input: StartGuestSessionInput!) { startGuestSession(input: $input) { ${TOKENS} } }`;

/**
 * The two requests that make tokens. Not by the GraphQL client: it asks for a token before each request.
 *
 * @param endpoint of GraphQL
 */
export function tokenRequests(endpoint: URL) {
  async function send(query: string, input: object): Promise<Sent> {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = (await response.json()) as { data?: Record<string, Sent> | null };
    return Object.values(data ?? {})[0];
  }
  return {
    /** @returns null when the session has ended. @throws when the server cannot be asked, and the session may go on */
    async refresh(refreshToken: string): Promise<Tokens | null> {
      const answer = await send(REFRESH, { refreshToken });
      if (!answer) throw new Error('the session could not be refreshed');
      return answer.tokens;
    },
    /** @throws when the server gives out no more guests now */
    async startGuest(locale: string): Promise<Tokens> {
      const answer = await send(START, { locale });
      if (!answer?.tokens) throw new Error('no guest session was started');
      return answer.tokens;
    },
  };
}
