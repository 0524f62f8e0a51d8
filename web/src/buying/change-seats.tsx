import { Link } from 'react-router';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { phaseOf } from './booking-phase.ts';

/** Leads to the exchange of tickets. Nothing where none can be exchanged; the cut-off is told there. */
export function ChangeSeats({ booking }: { booking: BookingDetailsFragment }) {
  const { exchange: texts } = useTexts();
  const { id, tickets, showing } = booking;
  const hasTickets = tickets.some(({ status }) => status === 'VALID');
  if (phaseOf(booking) !== 'CONFIRMED' || !hasTickets || showing.status !== 'ON_SALE') return null;
  return (
    <Link className="button quiet" to={`/bookings/${id}/exchange`}>
      {texts.open}
    </Link>
  );
}
