import type { TypedDocumentString } from '../generated/component/graphql.ts';
import { ServerError } from './server-error.ts';

interface Answer<Result> {
  data?: Result | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** A Rowlock server, as seen from a page of any site. */
export class Server {
  readonly endpoint: URL;
  /** With a slash at the end: the server may be at any path of its host. */
  readonly #base: URL;

  constructor(address: string) {
    this.#base = new URL(address.endsWith('/') ? address : `${address}/`, document.baseURI);
    this.endpoint = new URL('graphql', this.#base);
  }

  /** @throws ServerError when there is no answer, or one that says that the request was refused */
  async ask<Result, Variables>(
    query: TypedDocumentString<Result, Variables>,
    { variables, token }: { variables: Variables; token?: string | undefined },
  ): Promise<Result> {
    const response = await this.#send({ query: query.toString(), variables }, token);
    const { data, errors } = (await response.json().catch(() => ({}))) as Answer<Result>;
    const [error] = errors ?? [];
    if (error) throw new ServerError(error.extensions?.code ?? 'INTERNAL_SERVER_ERROR', error.message);
    if (!data) throw new ServerError('NETWORK', `The server answered with status ${response.status}.`);
    return data;
  }

  async #send(body: object, token: string | undefined): Promise<Response> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    try {
      return await fetch(this.endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
    } catch {
      throw await this.#whyUnreachable();
    }
  }

  /** A browser does not tell a page whether the server refused its origin. The script is for every origin. */
  async #whyUnreachable(): Promise<ServerError> {
    const isThere = await fetch(new URL('rowlock-seat-map.js', this.#base), { method: 'HEAD' }).then(
      ({ ok }) => ok,
      () => false,
    );
    return isThere
      ? new ServerError('ORIGIN_NOT_ALLOWED', `ALLOWED_ORIGINS of ${this.#base.host} does not name ${origin}.`)
      : new ServerError('NETWORK', `${this.#base.host} cannot be reached.`);
  }
}
