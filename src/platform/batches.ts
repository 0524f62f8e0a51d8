import { Gathered } from './gathered.ts';

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
}

/** The same for keys that have any number of rows, which come in the order of the query. */
export interface ManyRows<Row> {
  readonly kind: 'many';
  readonly rows: (keys: readonly string[]) => Promise<Row[]>;
  readonly keyOf: (row: Row) => string;
  readonly keysAtOnce: number;
}

export function oneRow<Row>(
  keyOf: (row: Row) => string,
  rows: (keys: readonly string[]) => Promise<Row[]>,
  { keysAtOnce = 500 } = {},
): OneRow<Row> {
  return { kind: 'one', rows, keyOf, keysAtOnce };
}

export function manyRows<Row>(
  keyOf: (row: Row) => string,
  rows: (keys: readonly string[]) => Promise<Row[]>,
  { keysAtOnce = 25 } = {},
): ManyRows<Row> {
  return { kind: 'many', rows, keyOf, keysAtOnce };
}

/** A call for more keys is large enough by itself. */
const FEW_KEYS = 4;

/** The same query, where calls for a few keys that come together share one statement, whichever requests they are from. */
export function shared<Row>(query: OneRow<Row>): OneRow<Row>;
export function shared<Row>(query: ManyRows<Row>): ManyRows<Row>;
export function shared<Row>(query: OneRow<Row> | ManyRows<Row>): OneRow<Row> | ManyRows<Row> {
  const { rows, keyOf } = query;
  const together = new Gathered<readonly string[], Row[]>(async (calls) => {
    const byKey = new Map<string, Row[]>(calls.flat().map((key) => [key, []]));
    for (const row of await rows([...byKey.keys()])) byKey.get(keyOf(row))?.push(row);
    return calls.map((keys) => keys.flatMap((key) => byKey.get(key) ?? []));
  });
  return { ...query, rows: (keys) => (keys.length > FEW_KEYS ? rows(keys) : together.do(keys)) };
}

/** The row of one key, by itself. */
export async function findRow<Row>({ rows }: OneRow<Row>, key: string): Promise<Row | undefined> {
  const [row] = await rows([key]);
  return row;
}
