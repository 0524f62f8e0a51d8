import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type BookingDetailsFragment, ExchangeShowingsDocument } from '../generated/graphql.ts';
import { byDay } from '../whats-on/programme.ts';

export type OtherShowings = ReturnType<typeof useOtherShowings>;

/** The next showings of the movie in the cinema of a booking, its own among them, by business day. */
export function useOtherShowings({ showing }: Pick<BookingDetailsFragment, 'showing'>) {
  const { movie, auditorium } = showing;
  // Those that start meanwhile are refused by the server.
  const [now] = useState(() => Date.now());
  const { data, fetchMore } = useQuery(ExchangeShowingsDocument, {
    variables: { movieId: movie.id, cinemaId: auditorium.cinema.id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { nodes = [], pageInfo } = data?.movie?.showings ?? {};
  const coming = nodes.filter(({ startsAt }) => Date.parse(startsAt) > now);
  const cinemas = nodes.slice(0, 1).map((node) => node.auditorium.cinema);
  return {
    days: byDay(coming, cinemas),
    /** Whether there is one beside that of the booking. */
    isAny: coming.some(({ id }) => id !== showing.id) || pageInfo?.hasNextPage === true,
    more: pageInfo?.hasNextPage
      ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }).catch(() => undefined)
      : undefined,
  };
}
