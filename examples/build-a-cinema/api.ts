/** A refusal in the payload of a mutation. */
interface Refusal {
  __typename: string;
  message: string;
  path: string[];
}

type Payload<Data> = Data & { errors: Refusal[] };

/** A client of the API, with the login of one account or without. */
export class Api {
  readonly #url: string;
  readonly #token: string | undefined;

  /** @param url of the server, as in http://127.0.0.1:4000 */
  constructor(url: string, token?: string) {
    this.#url = url;
    this.#token = token;
  }

  as(token: string): Api {
    return new Api(this.#url, token);
  }

  /** @throws when the request is refused as a whole */
  async query<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (!data || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /**
   * A mutation by its name.
   *
   * @param selection what to read of the payload, beside its errors
   * @throws when it is refused
   */
  async change<Data>(name: string, input: object, selection: string): Promise<Data> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) {
      ${name}(input: $input) { ${selection} errors { __typename message path } }
    }`;
    const { [name]: payload } = await this.query<Record<string, Payload<Data>>>(query, { input });
    if (!payload || payload.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload?.errors)}`);
    return payload;
  }
}
