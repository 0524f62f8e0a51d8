import { Link } from 'react-router';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { exchangeStateOf } from './booking-phase.ts';

/** Of a booking whose tickets are in exchange for those of another showing: how far that is, and where the old ones are. */
export function ExchangedFrom({ booking }: { booking: BookingDetailsFragment }) {
  const { exchange: texts } = useTexts();
  const state = exchangeStateOf(booking);
  const { exchangedFrom } = booking;
  if (!state || !exchangedFrom) return null;
  return (
    <p>
      {texts.from[state]} <Link to={`/bookings/${exchangedFrom.id}`}>{texts.oldBooking(exchangedFrom.reference)}</Link>
    </p>
  );
}
