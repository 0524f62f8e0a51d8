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

/** The row of one key, by itself. */
export async function findRow<Row>({ rows }: OneRow<Row>, key: string): Promise<Row | undefined> {
  const [row] = await rows([key]);
  return row;
}
