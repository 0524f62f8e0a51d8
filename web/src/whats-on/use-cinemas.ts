import { useQuery } from '@apollo/client/react';
import { type CinemasQuery, CinemasDocument } from '../generated/graphql.ts';

export type ListedCinema = CinemasQuery['cinemas']['nodes'][number];

const NONE: readonly ListedCinema[] = [];

/** Every cinema, read once. Empty until then. */
export function useCinemas(): readonly ListedCinema[] {
  return useQuery(CinemasDocument, { fetchPolicy: 'cache-first' }).data?.cinemas.nodes ?? NONE;
}
