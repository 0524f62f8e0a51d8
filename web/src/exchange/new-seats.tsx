import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { agreePath, exchangePath } from '../buying/exchange-paths.ts';
import { Failed } from '../buying/failed.tsx';
import { type BookingDetailsFragment, ShowingDocument } from '../generated/graphql.ts';
import { useLiveSeats } from '../seat-map/live-seats.ts';
import { LiveSeatPicker } from '../showing/live-seat-picker.tsx';
import type { PickPurpose } from '../showing/pick-purpose.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';

/** As many seats as tickets are given for them, on the live map. @param showingId of the new seats, as it stands in the address */
export function NewSeats({
  booking,
  quantity,
  showingId,
}: {
  booking: BookingDetailsFragment;
  quantity: number;
  showingId: string;
}) {
  const { exchange: texts } = useTexts();
  const live = useLiveSeats(showingId);
  const purpose = useMemo(() => purposeOf(booking, { quantity, showingId }), [booking, quantity, showingId]);
  const { data, error, refetch } = useQuery(ShowingDocument, {
    variables: { id: showingId },
    fetchPolicy: 'cache-and-network',
  });
  const showing = data?.showing;
  if (showing === undefined)
    return error ? <Failed error={error} onRetry={() => void refetch().catch(() => undefined)} /> : null;
  if (showing?.auditorium.cinema.id !== booking.showing.auditorium.cinema.id)
    return <Notice kind="warning">{texts.otherCinema}</Notice>;
  return (
    <>
      {showingId !== booking.showing.id && (
        <p role="status">
          {texts.newShowing}{' '}
          <strong>
            <ShowingLine showing={showing} />
          </strong>
        </p>
      )}
      <LiveSeatPicker showing={showing} live={live} purpose={purpose} />
    </>
  );
}

function purposeOf(
  booking: BookingDetailsFragment,
  { quantity, showingId }: { quantity: number; showingId: string },
): PickPurpose {
  const purpose = {
    name: exchangePath(booking, showingId),
    pathOf: (holdId: string) => agreePath(booking, holdId),
    quantity,
  };
  if (showingId !== booking.showing.id) return purpose;
  const own = booking.tickets.filter(({ status }) => status !== 'VOID');
  return { ...purpose, own: new Set(own.map(({ seat }) => seat.id)) };
}
