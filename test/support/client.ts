import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { recordErrors } from './seen-errors.ts';

/** The server's answer, with its errors. */
export interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId?: string } }[];
}

const texts = new WeakMap<DocumentNode, string>();

/** Printed once: it takes longer than to send it. */
function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  return text;
}

/** A client of one server, with the login of one account or without. */
export class GraphQLClient {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  as(token: string): GraphQLClient {
    return new GraphQLClient(this.url, token);
  }

  /** The answer as it came. */
  async send<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query: typeof document === 'string' ? document : textOf(document), variables }),
    });
    const answer = (await response.json()) as Answer<Data>;
    recordErrors(document, answer.data);
    return answer;
  }

  /** The data. @throws when there are GraphQL errors */
  async request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    const { data, errors } = await this.send(document, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Every event of a subscription, from when the first has come. */
  subscribe<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options: SubscribeOptions = {},
  ): Events<Data> {
    return new Events(this, { query: textOf(document), variables, ...options });
  }
}

export interface SubscribeOptions {
  /** How often the client connects again after the connection was lost; 0 when left out, so that a test notices. */
  retryAttempts?: number;
  /** How long it waits before that; the client's own pause of seconds when left out. */
  retryWait?: (retries: number) => Promise<void>;
}

/** Events of one subscription over a WebSocket of its own. */
export class Events<Data> implements AsyncDisposable {
  readonly received: Answer<Data>[] = [];
  /** Why the subscription ended, once it has failed. */
  failure: unknown;
  #hasEnded = false;
  readonly #client: ReturnType<typeof createClient>;
  #wake: () => void = () => undefined;

  constructor(
    { url, token }: GraphQLClient,
    {
      query,
      variables,
      retryAttempts = 0,
      retryWait,
    }: { query: string; variables: Record<string, unknown> } & SubscribeOptions,
  ) {
    this.#client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts,
      // As pages do: a server that refuses connections may be starting again.
      shouldRetry: () => true,
      ...(retryWait && { retryWait }),
      ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
    });
    this.#client.subscribe(
      { query, variables },
      {
        next: (answer) => {
          this.received.push(answer as Answer<Data>);
          this.#wake();
        },
        error: (error) => {
          this.failure = error;
          this.#hasEnded = true;
          this.#wake();
        },
        complete: () => {
          this.#hasEnded = true;
          this.#wake();
        },
      },
    );
  }

  /** Waits until the events fulfil a condition. @throws with what has come instead, after `timeoutMs`, or when nothing more can come */
  async until(condition: (received: Answer<Data>[]) => boolean, timeoutMs = 10_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition(this.received)) {
      const left = deadline - Date.now();
      if (left <= 0 || this.#hasEnded) {
        const when = this.#hasEnded ? 'before the subscription ended' : `in ${timeoutMs} ms`;
        const seen = JSON.stringify(this.received).slice(0, 2000);
        throw new Error(`not seen ${when}; seen: ${seen}`, { cause: this.failure });
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Waits until the server, or the connection, has ended the subscription. */
  ended(): Promise<void> {
    return this.until(() => this.#hasEnded);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#client.dispose();
    } catch {
      // It was connecting again, in vain: that has failed `until`, if anything waited for it.
    }
  }
}
