import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { MovieDocument } from '../generated/graphql.ts';
import { useOnReturn } from '../ui/use-on-return.ts';
import type { Filters } from '../whats-on/filters.ts';

/** A movie with the showings that are still to come, of a day or of all. */
export function useMovie(id: string, { day, cinema, together }: Filters) {
  const variables = useMemo(
    () => ({
      id,
      showings: {
        statuses: ['ON_SALE' as const, 'SCHEDULED' as const],
        ...(day !== undefined && { dates: [day] }),
        ...(cinema !== undefined && { cinemaIds: [cinema] }),
        ...(together > 1 && { seatsTogether: together }),
      },
    }),
    [id, day, cinema, together],
  );
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(MovieDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const known = data ?? (previousData?.movie?.id === id ? previousData : undefined);
  const refresh = useMemo(() => () => void refetch().catch(() => undefined), [refetch]);
  useOnReturn(refresh);
  const { hasNextPage = false, endCursor } = known?.movie?.showings.pageInfo ?? {};
  return {
    /** Null when there is none; undefined until it is known. */
    movie: known?.movie,
    isOld: loading && data === undefined,
    error: error && !known ? error : undefined,
    retry: refresh,
    more: hasNextPage ? () => void fetchMore({ variables: { after: endCursor } }).catch(() => undefined) : undefined,
  };
}
