import { InMemoryCache } from '@apollo/client';
import possibleTypes from '../generated/possible-types.ts';

/** What the page has read, normalised: an event of a seat changes every list that the seat is in. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({ ...possibleTypes });
}
