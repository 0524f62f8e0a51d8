import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, Kind } from 'graphql';
import type { PlaceAnyBookingMutation } from '../generated/graphql.ts';
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

/** A booking whose placing was answered. */
export interface Acknowledged {
  id: string;
  reference: string;
  seatIds: readonly string[];
  /** For how long the hold was over when it was placed, in milliseconds; less than 0 when it was not. */
  overdueMs: number;
}

type PlacedBooking = NonNullable<PlaceAnyBookingMutation['placeBooking']['booking']>;

/** Everything that was asked and answered, and every fault, in the order in which it ended: lines of JSON in a file, when there is one. */
export class History implements AsyncDisposable {
  readonly acknowledged: Acknowledged[] = [];
  readonly strikes: Strike[] = [];
  /** Requests, and those of them that no answer came to. */
  readonly counts = { requests: 0, unanswered: 0 };
  /** How many answers had an error with this code. */
  readonly codes = new Map<string, number>();
  readonly #beganAt = performance.now();
  readonly #file: WriteStream | undefined;

  constructor(path?: string) {
    this.#file = path === undefined ? undefined : createWriteStream(path);
  }

  get now(): number {
    return Math.round(performance.now() - this.#beganAt);
  }

  struck(fault: string): void {
    const strike = { at: this.now, fault };
    this.strikes.push(strike);
    this.#write(strike);
  }

  /** @param deadline of the hold that it was placed with, as its buyer was told */
  acknowledge({ id, reference, placedAt, tickets }: PlacedBooking, deadline: string): void {
    const overdueMs = Date.parse(placedAt) - Date.parse(deadline);
    this.acknowledged.push({ id, reference, seatIds: tickets.map(({ seat }) => seat.id), overdueMs });
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
    this.counts.requests++;
    if (answer === null) this.counts.unanswered++;
    const code = answer?.errors?.[0]?.extensions.code;
    if (code !== undefined) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    const asked = { actor, api: client.url, operation: nameOf(document), variables };
    this.#write({ at, tookMs: this.now - at, ...asked, answer });
    return answer;
  }

  #write(line: Entry | Strike): void {
    this.#file?.write(`${JSON.stringify(line)}\n`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#file) return;
    this.#file.end();
    await finished(this.#file);
  }
}

function nameOf({ definitions }: DocumentNode): string {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? 'unnamed';
}
