import { type FieldPolicy, InMemoryCache } from '@apollo/client';
import possibleTypes from '../generated/possible-types.ts';

/** What the page has read, normalised: an event of a seat changes every list that the seat is in. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({
    ...possibleTypes,
    typePolicies: {
      Query: { fields: { movies: growing('filter', 'orderBy') } },
      Movie: { fields: { showings: growing('filter', 'orderBy'), reviews: growing('orderBy') } },
      // It has no id: what one query leaves out is not lost when another one answers.
      Showing: { fields: { availability: { merge: true } } },
    },
  });
}

/** A list that "more" lengthens by a page: what comes after a cursor goes to its end, and what comes without replaces it. */
function growing(...keyArgs: string[]): FieldPolicy<{ nodes: unknown[] } | undefined> {
  return {
    keyArgs,
    merge: (old, page, { args }) =>
      page && args?.['after'] != null ? { ...page, nodes: [...(old?.nodes ?? []), ...page.nodes] } : page,
  };
}
