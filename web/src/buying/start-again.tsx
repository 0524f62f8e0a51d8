import { Link } from 'react-router';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { keepPicks } from '../showing/kept-picks.ts';
import { useTexts } from '../texts/texts.tsx';
import { exchangeStateOf } from './booking-phase.ts';
import styles from './booking.module.css';
import { exchangePath } from './exchange-paths.ts';

/**
 * After a booking that came to nothing: the same seats where they are still free, or another showing. After an exchange that came to
 * nothing they are picked for the old tickets again.
 */
export function StartAgain({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts } = useTexts().buying;
  const { showing, tickets, exchangedFrom } = booking;
  const isToExchange = exchangedFrom && exchangeStateOf(booking) === 'ENDED';
  const path = isToExchange ? exchangePath(exchangedFrom, showing.id) : `/showings/${showing.id}`;
  const picksName = isToExchange ? path : showing.id;
  const seatIds = tickets.map(({ seat }) => seat.id);
  return (
    <p className={styles['actions']}>
      {showing.status === 'ON_SALE' && (
        <Link className="button" to={path} onClick={() => keepPicks(picksName, seatIds)}>
          {texts.again}
        </Link>
      )}
      <Link className="button quiet" to={`/movies/${showing.movie.id}`}>
        {texts.others}
      </Link>
    </p>
  );
}
