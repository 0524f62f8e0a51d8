import { useQuery } from '@apollo/client/react';
import { BookingDocument } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';

/** A booking of the visitor: null when there is none, undefined until it is known. `refresh` asks the server again. */
export function useBooking(id: string) {
  const hasSession = useHasSession();
  const { data, error, refetch } = useQuery(BookingDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    skip: !hasSession,
  });
  const { booking, me } = data ?? {};
  return {
    booking: hasSession ? booking : null,
    isGuest: me?.isGuest === true,
    error,
    refresh: () => void refetch().catch(() => undefined),
  };
}
