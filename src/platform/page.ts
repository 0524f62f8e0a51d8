/** A part of a list that can grow: at most `limit` rows, those after the one whose sort keys are `after`. */
export interface Page {
  limit: number;
  after: SortKeys | undefined;
}

/** What a list is sorted by, a text, a number or an instant in ISO 8601, and the id, which decides where that is the same. */
export type SortKeys = readonly [key: string, id: string];

export interface PageOf<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** How many there are in all; counted only when it is called, and once for all who have the page. */
  count: () => Promise<number>;
}

/** From rows that were queried with `limit + 1`: the extra one only shows that there are more. */
export function toPage<Row>(rows: Row[], page: Page, count: () => Promise<number>): PageOf<Row> {
  return {
    rows: rows.slice(0, page.limit),
    hasNextPage: rows.length > page.limit,
    hasPreviousPage: page.after !== undefined,
    count: once(count),
  };
}

/** Does it at the first call, and again when that has failed. */
export function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let done: Promise<Value> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}
