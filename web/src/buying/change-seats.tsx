import { Link } from 'react-router';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { phaseOf } from './booking-phase.ts';
import { exchangePath } from './exchange-paths.ts';

/**
 * Leads to the exchange of tickets. Nothing where none can be exchanged; the cut-off is told there. Once sales of the showing have
 * ended, its tickets can still be exchanged for another one.
 */
export function ChangeSeats({ booking }: { booking: BookingDetailsFragment }) {
  const { exchange: texts } = useTexts();
  const { tickets, showing } = booking;
  const hasTickets = tickets.some(({ status }) => status === 'VALID');
  const isOver = showing.status === 'CANCELLED' || Date.parse(showing.startsAt) <= Date.now();
  if (phaseOf(booking) !== 'CONFIRMED' || !hasTickets || isOver) return null;
  return (
    <Link className="button quiet" to={exchangePath(booking)}>
      {texts.open}
    </Link>
  );
}
