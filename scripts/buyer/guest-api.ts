interface Tokens {
  accessToken: string;
  refreshToken: string;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string; retryAfterSeconds?: number } }[];
}

/** The server asks to wait. */
export class WaitError extends Error {
  override readonly name = 'WaitError';
  readonly seconds: number;

  constructor(seconds: number) {
    super(`The server asks to wait ${seconds} seconds.`);
    this.seconds = seconds;
  }
}

/** The API as one guest. */
export class GuestApi {
  readonly #endpoint: URL;
  readonly #fetch: typeof fetch;
  #tokens: Tokens | undefined;

  /**
   * @param address of the server, as in http://127.0.0.1:4000
   * @param by what sends each request, which may choose among several servers
   */
  constructor(address: string, by = fetch) {
    this.#endpoint = new URL('graphql', address.endsWith('/') ? address : `${address}/`);
    this.#fetch = by;
  }

  /** @throws WaitError when the client is above a limit of rates */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    this.#tokens ??= await this.#makeTokens('startGuestSession', 'StartGuestSessionInput', {});
    const answer = await this.#send<Data>(query, variables, this.#tokens.accessToken);
    if (answer.errors?.[0]?.extensions.code !== 'UNAUTHENTICATED') return dataOf(answer);
    // An access token lasts for minutes.
    const { refreshToken } = this.#tokens;
    this.#tokens = await this.#makeTokens('refreshSession', 'RefreshSessionInput', { refreshToken });
    return dataOf(await this.#send<Data>(query, variables, this.#tokens.accessToken));
  }

  async #makeTokens(mutation: string, type: string, input: object): Promise<Tokens> {
    const query = `mutation ($input: ${type}!) { made: ${mutation}(input: $input) { tokens { accessToken refreshToken } } }`;
    const { made } = dataOf(await this.#send<{ made: { tokens: Tokens | null } }>(query, { input }));
    if (!made.tokens) throw new Error(`${mutation} gave no tokens`);
    return made.tokens;
  }

  async #send<Data>(query: string, variables: object, token?: string): Promise<Answer<Data>> {
    const response = await this.#fetch(this.#endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  }
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  const [error] = errors ?? [];
  if (error?.extensions.code === 'RATE_LIMITED') throw new WaitError(error.extensions.retryAfterSeconds ?? 60);
  if (error) throw new Error(error.message);
  if (!data) throw new Error('The server gave no data.');
  return data;
}
