import { Link } from 'react-router';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { keepPicks } from '../showing/kept-picks.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './booking.module.css';

/** After a booking that came to nothing: the same seats where they are still free, or another showing. */
export function StartAgain({ booking: { showing, tickets } }: { booking: BookingDetailsFragment }) {
  const { booking: texts } = useTexts().buying;
  const seatIds = tickets.map(({ seat }) => seat.id);
  return (
    <p className={styles['actions']}>
      {showing.status === 'ON_SALE' && (
        <Link className="button" to={`/showings/${showing.id}`} onClick={() => keepPicks(showing.id, seatIds)}>
          {texts.again}
        </Link>
      )}
      <Link className="button quiet" to={`/movies/${showing.movie.id}`}>
        {texts.others}
      </Link>
    </p>
  );
}
