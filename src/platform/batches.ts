import { SharedLoads } from './shared-loads.ts';
import { turns } from './turns.ts';

/** Reads a key together with other requests, or has it from the cache. */
export interface Shared<Value> {
  load(key: string): Promise<Value | undefined>;
}

interface BatchOptions {
  keysAtOnce?: number;
  /** For rows that many requests read at the same time. */
  isShared?: boolean;
  /** As Cache.get: for shared rows that are shown, and that nothing is decided by. */
  keep?: <Value>(key: string, load: () => Promise<Value>) => Promise<Value>;
}

/**
 * A query for many keys at once, named where its rows come from. It is a property of a service, so that every caller
 * uses the same query and the same key.
 */
export interface OneRow<Row> {
  readonly kind: 'one';
  /** In no order; keys without a row are left out. */
  readonly rows: (keys: readonly string[]) => Promise<Row[]>;
  readonly keyOf: (row: Row) => string;
  /** How many keys one statement is given: reading its rows must not take long. */
  readonly keysAtOnce: number;
  /** Undefined: each request reads for itself. */
  readonly shared: Shared<Row> | undefined;
}

/** The same for keys that have any number of rows, which come in the order of the query. */
export interface ManyRows<Row> {
  readonly kind: 'many';
  readonly rows: (keys: readonly string[]) => Promise<Row[]>;
  readonly keyOf: (row: Row) => string;
  readonly keysAtOnce: number;
  readonly shared: Shared<Row[]> | undefined;
}

export function oneRow<Row>(
  keyOf: (row: Row) => string,
  rows: (keys: readonly string[]) => Promise<Row[]>,
  { keysAtOnce = 500, ...options }: BatchOptions = {},
): OneRow<Row> {
  const batch = { kind: 'one', rows, keyOf, keysAtOnce } as const;
  return { ...batch, shared: sharedBy(options, (keys) => rowsByKey(batch, keys)) };
}

export function manyRows<Row>(
  keyOf: (row: Row) => string,
  rows: (keys: readonly string[]) => Promise<Row[]>,
  { keysAtOnce = 25, ...options }: BatchOptions = {},
): ManyRows<Row> {
  const batch = { kind: 'many', rows, keyOf, keysAtOnce } as const;
  return { ...batch, shared: sharedBy(options, (keys) => listsByKey(batch, keys)) };
}

function sharedBy<Value>(
  { isShared = false, keep }: BatchOptions,
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Shared<Value> | undefined {
  if (!isShared) return undefined;
  const loads = new SharedLoads(read);
  return keep ? { load: (key) => keep(key, () => loads.load(key)) } : loads;
}

/** The row of each key that has one. */
export async function rowsByKey<Row>(
  batch: Omit<OneRow<Row>, 'shared'>,
  keys: readonly string[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  await eachRow(batch, keys, (key, row) => found.set(key, row));
  return found;
}

/** Every row of each key. */
export async function listsByKey<Row>(
  batch: Omit<ManyRows<Row>, 'shared'>,
  keys: readonly string[],
): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>(keys.map((key) => [key, []]));
  await eachRow(batch, keys, (key, row) => found.get(key)?.push(row));
  return found;
}

async function eachRow<Row>(
  { rows, keyOf, keysAtOnce }: Pick<OneRow<Row>, 'rows' | 'keyOf' | 'keysAtOnce'>,
  keys: readonly string[],
  use: (key: string, row: Row) => void,
): Promise<void> {
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    for (const row of await rows(keys.slice(start, start + keysAtOnce))) use(keyOf(row), row);
    await turns.next();
  }
}

/** The row of one key. */
export async function findRow<Row>({ rows, shared }: OneRow<Row>, key: string): Promise<Row | undefined> {
  if (shared) return shared.load(key);
  const [row] = await rows([key]);
  return row;
}

/** Every row of one key. */
export async function findRows<Row>({ rows, shared }: ManyRows<Row>, key: string): Promise<Row[]> {
  return shared ? ((await shared.load(key)) ?? []) : await rows([key]);
}
