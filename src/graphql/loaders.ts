import DataLoader from 'dataloader';
import type { ManyRows, OneRow } from '../platform/batches.ts';
import { turns } from '../platform/turns.ts';

type Batch<Row> = OneRow<Row> | ManyRows<Row>;

/** Gathers what the fields of one request ask for one by one into one query for each batch. */
export class Loaders {
  readonly #loaders = new Map<unknown, DataLoader<string, unknown>>();

  /** The row of a key, or undefined when there is none. */
  load<Row>(batch: OneRow<Row>, key: string): Promise<Row | undefined>;
  /** Every row of a key. */
  load<Row>(batch: ManyRows<Row>, key: string): Promise<Row[]>;
  load<Row>(batch: Batch<Row>, key: string): Promise<unknown> {
    return this.#loader(batch, batch).load(key);
  }

  /** For a batch that is made anew each time: one with the same `name` is the same. */
  loadNamed<Row>(name: string, batch: OneRow<Row>, key: string): Promise<Row | undefined> {
    return this.#loader(name, batch).load(key) as Promise<Row | undefined>;
  }

  #loader<Row>(name: unknown, batch: Batch<Row>): DataLoader<string, unknown> {
    const known = this.#loaders.get(name);
    if (known) return known;
    const loader = new DataLoader<string, unknown>((keys) =>
      batch.kind === 'one' ? loadOne(batch, keys) : loadMany(batch, keys),
    );
    this.#loaders.set(name, loader);
    return loader;
  }
}

async function loadOne<Row>(batch: OneRow<Row>, keys: readonly string[]): Promise<(Row | undefined)[]> {
  const found = new Map<string, Row>();
  await eachRow(batch, keys, (key, row) => found.set(key, row));
  return keys.map((key) => found.get(key));
}

async function loadMany<Row>(batch: ManyRows<Row>, keys: readonly string[]): Promise<Row[][]> {
  const found = new Map<string, Row[]>(keys.map((key) => [key, []]));
  await eachRow(batch, keys, (key, row) => found.get(key)?.push(row));
  return keys.map((key) => found.get(key) ?? []);
}

async function eachRow<Row>(
  { rows, keyOf, keysAtOnce }: Batch<Row>,
  keys: readonly string[],
  use: (key: string, row: Row) => void,
): Promise<void> {
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    for (const row of await rows(keys.slice(start, start + keysAtOnce))) use(keyOf(row), row);
    await turns.next();
  }
}
