import DataLoader from 'dataloader';
import type { Identity } from '../accounts/session/access-token.ts';

/** What a resolver knows of the request that it serves. */
export interface RequestContext {
  /** Also in the log, and in the answer when something went wrong. */
  requestId: string;
  /** Undefined without a token. */
  identity: Identity | undefined;
  /** A token came, and is not ours, was changed, or has ended. */
  hasBadToken: boolean;
  /** The client's address. */
  ip: string;
  loaders: Loaders;
  /** The instance that serves a class of resolvers: where a subscription starts is no method to type-graphql. */
  resolver: <Resolver>(type: new (...dependencies: never[]) => Resolver) => Resolver;
}

type Batch<Row> = (keys: readonly string[]) => Promise<readonly Row[]>;

/**
 * Gathers what the fields of one request ask for one by one into one query each. Rows come in any order
 * and are found again by their key. A loader is known by its batch function, or by the `name` that it is
 * given where the function is made anew each time.
 */
export class Loaders {
  readonly #loaders = new Map<unknown, DataLoader<string, unknown>>();

  /** The row of a key, or undefined when there is none. */
  one<Row>(batch: Batch<Row>, keyOf: (row: Row) => string, name: unknown = batch): DataLoader<string, Row | undefined> {
    return this.#loader(name, async (keys) => {
      const rows = new Map((await batch(keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key));
    });
  }

  /** Every row of a key. */
  many<Row>(batch: Batch<Row>, keyOf: (row: Row) => string): DataLoader<string, Row[]> {
    return this.#loader(batch, async (keys) => {
      const rows = new Map<string, Row[]>(keys.map((key) => [key, []]));
      for (const row of await batch(keys)) rows.get(keyOf(row))?.push(row);
      return keys.map((key) => rows.get(key) ?? []);
    });
  }

  #loader<Value>(name: unknown, load: (keys: readonly string[]) => Promise<Value[]>): DataLoader<string, Value> {
    const loader = this.#loaders.get(name) ?? new DataLoader<string, unknown>(load);
    this.#loaders.set(name, loader);
    return loader as DataLoader<string, Value>;
  }
}
