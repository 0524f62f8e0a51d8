import { useQuery } from '@apollo/client/react';
import { type BookingDetailsFragment, HoldsOfBookingDocument } from '../generated/graphql.ts';
import { useCountdown } from './use-countdown.ts';

/**
 * The hold that keeps the seats of a booking which is not paid yet. `hold` is undefined until it is known, and when it is not the
 * visitor's: staff may have exchanged tickets for them.
 */
export function useBookingHold({ id, showing }: Pick<BookingDetailsFragment, 'id' | 'showing'>) {
  const { data, refetch } = useQuery(HoldsOfBookingDocument, {
    variables: { showingId: showing.id },
    // How many seconds are left is only true when the server says it.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const hold = data?.me?.holds.nodes.find((each) => each.booking?.id === id);
  const refresh = () => void refetch().catch(() => undefined);
  return { hold, isKnown: data !== undefined, seconds: useCountdown(hold, refresh), refresh };
}
