import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { Failed } from '../buying/failed.tsx';
import { type BookingDetailsFragment, ShowingDocument } from '../generated/graphql.ts';
import { useLiveSeats } from '../seat-map/live-seats.ts';
import { LiveSeatPicker } from '../showing/live-seat-picker.tsx';
import type { PickPurpose } from '../showing/pick-purpose.ts';
import { agreePath, exchangePath } from './paths.ts';

/** As many seats as tickets are given for them, on the live map. @param showingId of the new seats */
export function NewSeats({
  booking,
  quantity,
  showingId,
}: {
  booking: BookingDetailsFragment;
  quantity: number;
  showingId: string;
}) {
  const live = useLiveSeats(showingId);
  const purpose = useMemo(() => purposeOf(booking, quantity), [booking, quantity]);
  const { data, error, refetch } = useQuery(ShowingDocument, {
    variables: { id: showingId },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.showing) return <LiveSeatPicker showing={data.showing} live={live} purpose={purpose} />;
  return error ? <Failed error={error} onRetry={() => void refetch().catch(() => undefined)} /> : null;
}

function purposeOf(booking: BookingDetailsFragment, quantity: number): PickPurpose {
  const { id, tickets } = booking;
  const own = tickets.filter(({ status }) => status !== 'VOID');
  return {
    name: exchangePath(id),
    pathOf: (holdId) => agreePath(id, holdId),
    quantity,
    own: new Set(own.map(({ seat }) => seat.id)),
    // The server takes no seat for which the booking had a ticket before.
    excluded: new Set(tickets.filter((ticket) => !own.includes(ticket)).map(({ seat }) => seat.id)),
  };
}
