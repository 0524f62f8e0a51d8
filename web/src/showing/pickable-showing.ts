import type { ShowingQuery } from '../generated/graphql.ts';

/** A showing whose seats can be picked. */
export type PickableShowing = NonNullable<ShowingQuery['showing']>;
