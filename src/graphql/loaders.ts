import DataLoader from 'dataloader';
import { listsByKey, type ManyRows, type OneRow, rowsByKey, type Shared } from '../platform/batches.ts';

type Batch<Row> = OneRow<Row> | ManyRows<Row>;

interface Loader {
  load(key: string): Promise<unknown>;
  clear(key: string): void;
}

/**
 * Gathers what the fields of one request ask for one by one into one query for each batch; for a shared one, what all
 * requests ask for that wait at the same time. What is kept in the cache is not read at all.
 */
export class Loaders {
  readonly #loaders = new Map<unknown, Loader>();

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

  /** What this request reads of the key from now on is as it is then: the request has changed it. */
  forget<Row>(batch: Batch<Row>, key: string): void {
    this.#loaders.get(batch)?.clear(key);
  }

  #loader<Row>(name: unknown, batch: Batch<Row>): Loader {
    const known = this.#loaders.get(name);
    if (known) return known;
    const loader = batch.shared ? new SharedLoader(batch.shared) : newLoader(batch);
    this.#loaders.set(name, loader);
    return loader;
  }
}

function newLoader<Row>(batch: Batch<Row>): Loader {
  const loader = new DataLoader<string, unknown>(async (keys) => {
    const found = batch.kind === 'one' ? await rowsByKey(batch, keys) : await listsByKey(batch, keys);
    return keys.map((key) => found.get(key));
  });
  return { load: (key) => loader.load(key), clear: (key) => void loader.clear(key) };
}

/** Reads each key once for its request, together with other requests. */
class SharedLoader implements Loader {
  readonly #shared: Shared<unknown>;
  readonly #rows = new Map<string, Promise<unknown>>();

  constructor(shared: Shared<unknown>) {
    this.#shared = shared;
  }

  load(key: string): Promise<unknown> {
    const row = this.#rows.get(key) ?? this.#shared.load(key);
    this.#rows.set(key, row);
    return row;
  }

  clear(key: string): void {
    this.#rows.delete(key);
  }
}
