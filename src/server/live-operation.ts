import { randomUUID } from 'node:crypto';
import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../graphql/context.ts';
import { UNKNOWN_DEVICE } from '../graphql/device.ts';
import type { Budget } from '../graphql/limits/budget.ts';
import { Loaders } from '../graphql/loaders.ts';
import { ReadyJson, writeJson } from '../graphql/ready-json.ts';
import { sharesAnswers } from '../graphql/shared-answers.ts';
import { turns } from '../platform/turns.ts';
import { Answer, type AnswerBytes } from './answer.ts';
import type { Caller } from '../graphql/authentication.ts';
import type { CheckedOperation } from './checked-operations.ts';
import type { GraphQLParts } from './http.ts';
import { publicErrors } from './socket-errors.ts';
import type { UnderWay } from './under-way.ts';

/** Who opened a socket; the same for all of its subscriptions. */
export type SocketCaller = Caller & { ip: string };

type LiveParts = Pick<GraphQLParts, 'schema' | 'resolver' | 'accounts' | 'logger'> & { underWay: UnderWay };

/**
 * `subscribe` of graphql-js for all who have sent the same operation, with two differences: the answer to an event can be
 * shared by all of them, and each event has a context of its own.
 */
export class LiveOperation {
  /** Without a context. */
  readonly args: ExecutionArgs;
  readonly #budget: Budget;
  readonly #parts: LiveParts;
  /** By event, and collected with it. Undefined where an answer may depend on who watches. */
  readonly #shared: WeakMap<object, Answer> | undefined;

  constructor({ budget, ...args }: CheckedOperation, parts: LiveParts) {
    this.args = { ...args, schema: parts.schema };
    this.#budget = budget;
    this.#parts = parts;
    this.#shared = sharesAnswers({ ...args, schema: parts.schema }) ? new WeakMap() : undefined;
  }

  /** The events, or why there are none. */
  events(caller: SocketCaller): Promise<AsyncIterable<unknown> | ExecutionResult> {
    const contextValue = this.#context(caller);
    return this.#parts.underWay.add(createSourceEventStream({ ...this.args, contextValue }));
  }

  /** The answer to an event. One that is shared is executed once, and as for a caller without a name. */
  answer(event: unknown, caller: SocketCaller): Answer {
    if (!this.#shared) return this.#execute(event, caller);
    const known = this.#shared.get(event as object);
    if (known) return known;
    const answer = this.#execute(event, ANYBODY);
    this.#shared.set(event as object, answer);
    return answer;
  }

  #execute(event: unknown, caller: SocketCaller): Answer {
    return new Answer(this.#parts.underWay.add(this.#write(event, this.#context(caller))));
  }

  async #write(event: unknown, contextValue: RequestContext): Promise<AnswerBytes> {
    const result = await execute({ ...this.args, rootValue: event, contextValue });
    contextValue.ready?.keepFor(result);
    const parts = { ...this.#parts, document: this.args.document };
    const shown = result.errors ? { ...result, errors: publicErrors(result.errors, parts) } : result;
    return turns.run(() => Buffer.from(`,"type":"next","payload":${writeJson(shown)}}`));
  }

  #context({ identity, hasBadToken, ip }: SocketCaller): RequestContext {
    return {
      requestId: randomUUID(),
      identity,
      hasBadToken,
      ip,
      device: UNKNOWN_DEVICE,
      loaders: new Loaders(),
      callers: this.#parts.accounts,
      budget: this.#budget.renewed(),
      ready: new ReadyJson(),
      resolver: this.#parts.resolver,
    };
  }
}

const ANYBODY: SocketCaller = { identity: undefined, hasBadToken: false, ip: '' };
