import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, GraphQLClient } from './client.ts';

const ATTEMPTS = 20;
const PAUSE_MS = 100;

/** What was sent again, an entry for each time. */
export interface Repeated {
  /** Connections that were lost, and answers that were not the server's. */
  lost: unknown[];
  /** Answers that the server could not do it at that moment. */
  unavailable: unknown[];
}

/** A client as a front end should be: it sends a request that was not carried out again as it was, with the same idempotencyKey. */
export class RetryingClient extends GraphQLClient {
  readonly #repeated: Repeated;

  constructor(url: string, { repeated, token }: { repeated: Repeated; token?: string }) {
    super(url, token);
    this.#repeated = repeated;
  }

  override as(token: string): RetryingClient {
    return new RetryingClient(this.url, { repeated: this.#repeated, token });
  }

  override async send<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await super.send(document, variables, headers);
        if (attempt === ATTEMPTS || !isUnavailable(answer)) return answer;
        this.#repeated.unavailable.push(answer);
      } catch (error) {
        this.#repeated.lost.push(error);
        if (attempt === ATTEMPTS) throw error;
      }
      await sleep(PAUSE_MS);
    }
  }
}

function isUnavailable({ errors = [] }: Answer<unknown>): boolean {
  return errors.some(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE');
}
