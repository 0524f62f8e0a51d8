/** A request to the API. */
export interface Operation {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
  /** The account that asks; left out: nobody is logged in. */
  as?: string;
  /** A part of the answer. */
  expected?: string;
}
