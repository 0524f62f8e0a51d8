import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  Kind,
} from 'graphql';
import { turns } from '../platform/turns.ts';
import type { UnderWay } from './under-way.ts';

/** Extension of a field of Subscription: the answer to an event is the same for all clients with the same operation. */
export const SHARED = 'sharedByAllWatchers';

type Execute = (event: unknown) => Promise<ExecutionResult>;

/**
 * `subscribe` of graphql-js with two differences: an event that many clients watch with the same operation is executed
 * once for all of them, and each event has a context of its own.
 *
 * @param parts.freshContext makes the context for one event; that of a shared one is anonymous
 */
export async function subscribeShared(
  args: ExecutionArgs,
  { freshContext, underWay }: { freshContext: (options: { anonymous: boolean }) => unknown; underWay: UnderWay },
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const anonymous = isShared(args);
  const executeEvent: Execute = (event) =>
    underWay.add(Promise.resolve(execute({ ...args, rootValue: event, contextValue: freshContext({ anonymous }) })));
  return mapped(source, anonymous ? sharing(executeEvent, operationKey(args)) : executeEvent);
}

/** Answers by event and operation; collected with the event. */
const answers = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

function sharing(executeEvent: Execute, key: string): Execute {
  return (event) => {
    const known = answers.get(event as object) ?? new Map<string, Promise<ExecutionResult>>();
    answers.set(event as object, known);
    const answer = known.get(key) ?? executeEvent(event);
    known.set(key, answer);
    return answer;
  };
}

function operationKey({ document, operationName, variableValues }: ExecutionArgs): string {
  return JSON.stringify([document.loc?.source.body, operationName, variableValues]);
}

function isShared({ schema, document, operationName }: ExecutionArgs): boolean {
  const [selection] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  if (selection?.kind !== Kind.FIELD) return false;
  return schema.getSubscriptionType()?.getFields()[selection.name.value]?.extensions[SHARED] === true;
}

/** Not a generator: a generator that waits for the next event cannot be ended before it comes. */
function mapped(source: AsyncIterable<unknown>, executeEvent: Execute): AsyncIterableIterator<ExecutionResult> {
  const events = source[Symbol.asyncIterator]();
  const done = { value: undefined, done: true } as const;
  return {
    async next() {
      const event = await events.next();
      if (event.done) return done;
      const value = await executeEvent(event.value);
      // It is written as JSON for each client, and many clients get an answer at once.
      await turns.queue();
      return { value, done: false };
    },
    async return() {
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
