import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import pLimit from 'p-limit';
import { turns } from '../../platform/turns.ts';
import type { RequestContext } from '../context.ts';
import { isConnection } from './complexity.ts';

/** Lists of more items take much memory while they are completed: of all requests, two at once. */
const LARGE = 1_000;
const largeLists = pLimit(2);

/** What a list may cost to be completed without looking at the clock: some milliseconds. */
const SMALL = 5_000;
/** Items that are completed before the next look at it. */
const AT_ONCE = 16;

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/** Makes every list of objects of a built schema draw on the request's budget, and share the event loop. */
export function boundLists(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isListType(getNullableType(field.type)) || !isCompositeType(getNamedType(field.type))) continue;
      // A connection has no more items than were asked for, and they were counted before.
      field.resolve = bounded(field.resolve ?? defaultFieldResolver, { draws: !isConnection(type) });
    }
  }
  return schema;
}

function bounded(resolve: Resolver, { draws }: { draws: boolean }): Resolver {
  return (source, args, context, info) => {
    const complete = (list: unknown): unknown => {
      if (!Array.isArray(list)) return list;
      if (draws) context.budget.drawList(info, list.length);
      return list.length * context.budget.itemCost(info) <= SMALL ? whenItIsTime(list) : inTurns(list);
    };
    const list: unknown = resolve(source, args, context, info);
    return list instanceof Promise ? list.then(complete) : complete(list);
  };
}

function whenItIsTime(items: unknown[]): unknown {
  const turn = turns.next();
  return turn ? turn.then(() => items) : items;
}

/** Resolves to a promise for each item: graphql-js completes an item when its promise is fulfilled. */
function inTurns(items: unknown[]): Promise<unknown> {
  return new Promise((resolve) => {
    const complete = () => handOut(items, resolve);
    void (items.length > LARGE ? largeLists(complete) : complete());
  });
}

async function handOut(items: unknown[], toCompleter: (promises: Promise<unknown>[]) => void): Promise<void> {
  const fulfil: ((item: unknown) => void)[] = [];
  toCompleter(items.map(() => new Promise((resolve) => fulfil.push(resolve))));
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === 0) {
      // What follows from the items before is queued already, and comes first.
      await Promise.resolve();
      await turns.next();
    }
    fulfil[index]?.(item);
  }
}
