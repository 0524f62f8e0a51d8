import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import { type WhatsOnQueryVariables, WhatsOnDocument } from '../generated/graphql.ts';
import { useOnReturn } from '../ui/use-on-return.ts';
import type { Filters } from './filters.ts';

const PAGE = 12;
/** The server's most. */
const LARGEST_PAGE = 100;

/** What the server is asked for. Format and language are compared in the browser. */
export function programmeVariables({ cinema, search, together }: Filters, day: string): WhatsOnQueryVariables {
  const words = search.trim();
  const place = { dates: [day], ...(cinema !== undefined && { cinemaIds: [cinema] }) };
  return {
    movies: { ...place, ...(words && { search: words.slice(0, 200) }) },
    showings: {
      ...place,
      statuses: ['ON_SALE', 'SCHEDULED'],
      ...(together > 1 && { seatsTogether: together }),
    },
    orderBy: words ? 'RELEVANCE' : 'RELEASE_DATE_DESC',
    first: PAGE,
  };
}

/** The movies of a day with their showings, a page at a time. While other filters are asked for, the answer before stays. */
export function useProgramme(filters: Filters, day: string) {
  const client = useApolloClient();
  const [isFetchingMore, setFetchingMore] = useState(false);
  const variables = useMemo(() => programmeVariables(filters, day), [filters, day]);
  const { data, previousData, error, loading, fetchMore } = useQuery(WhatsOnDocument, {
    variables,
    // Shows at once what was seen before, and asks how many seats are left now.
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const movies = (data ?? previousData)?.movies;
  const count = movies?.nodes.length ?? PAGE;
  const refresh = useCallback(() => {
    const first = Math.min(LARGEST_PAGE, Math.max(PAGE, count));
    client
      .query({ query: WhatsOnDocument, variables: { ...variables, first }, fetchPolicy: 'network-only' })
      .catch(() => undefined);
  }, [client, variables, count]);
  useOnReturn(refresh);
  const more = () => {
    setFetchingMore(true);
    fetchMore({ variables: { after: movies?.pageInfo.endCursor } })
      .catch(() => undefined)
      .finally(() => setFetchingMore(false));
  };
  return {
    movies: movies?.nodes,
    /** What is shown is the answer to other filters. */
    isOld: loading && data === undefined,
    error: error && data === undefined ? error : undefined,
    // The cinemas, too, if they did not load.
    retry: () => void client.refetchQueries({ include: 'active' }).catch(() => undefined),
    more: movies?.pageInfo.hasNextPage ? more : undefined,
    isFetchingMore,
  };
}
