import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, Kind } from 'graphql';
import type { Answer, GraphQLClient } from '../support/client.ts';

/** A request, and what became of it. Times are milliseconds since the beginning. */
export interface Entry {
  at: number;
  tookMs: number;
  actor: string;
  api: string;
  operation: string;
  variables: unknown;
  /** Null when no answer came: only the database knows whether it was carried out. */
  answer: Answer<unknown> | null;
}

export interface Strike {
  at: number;
  fault: string;
}

/** Everything that was asked and answered, and every fault, in the order of time. */
export class History {
  readonly entries: Entry[] = [];
  readonly strikes: Strike[] = [];
  readonly #beganAt = performance.now();

  get now(): number {
    return Math.round(performance.now() - this.#beganAt);
  }

  struck(fault: string): void {
    this.strikes.push({ at: this.now, fault });
  }

  /** @returns null when no answer came */
  async ask<Data, Variables>(
    actor: string,
    client: GraphQLClient,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data> | null> {
    const at = this.now;
    const answer = await client.send(document, variables).catch(() => null);
    const asked = { actor, api: client.url, operation: nameOf(document), variables };
    this.entries.push({ at, tookMs: this.now - at, ...asked, answer });
    return answer;
  }

  /** Lines of JSON, for reading and for replaying. */
  toString(): string {
    return [...this.strikes, ...this.entries]
      .toSorted((one, other) => one.at - other.at)
      .map((line) => JSON.stringify(line))
      .join('\n');
  }
}

function nameOf({ definitions }: DocumentNode): string {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? 'unnamed';
}
