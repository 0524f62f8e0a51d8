import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { Failed } from '../buying/failed.tsx';
import { NotYours } from '../buying/not-yours.tsx';
import { useBooking } from '../buying/use-booking.ts';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { exchangeableTickets } from './given-tickets.ts';

/**
 * The booking of the address, if tickets of it can be exchanged. One without such tickets is shown as it is.
 *
 * @param isSettled false while it is not known yet whether they were exchanged: then the visitor may be led elsewhere
 */
export function OfBooking({
  isSettled = true,
  children,
}: {
  isSettled?: boolean;
  children: (booking: BookingDetailsFragment) => ReactNode;
}) {
  const { bookingId: id = '' } = useParams();
  const { booking: texts } = useTexts().buying;
  const { booking, error, refresh } = useBooking(id);
  if (booking === null) return <NotYours title={texts.missing} hint={texts.missingHint} />;
  if (!booking) return error ? <Failed error={error} onRetry={refresh} /> : null;
  if (exchangeableTickets(booking).length > 0) return children(booking);
  return isSettled ? <Navigate to={`/bookings/${id}`} replace /> : null;
}
