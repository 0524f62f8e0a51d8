import { Link, useSearchParams } from 'react-router';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Cutoff } from './cutoff.tsx';
import { ExchangeHead } from './exchange-head.tsx';
import styles from './exchange.module.css';
import { GivenFields } from './given-fields.tsx';
import { exchangeableTickets, useGivenTickets } from './given-tickets.ts';
import { NewSeats } from './new-seats.tsx';
import { OfBooking } from './of-booking.tsx';
import { ShowingChoice } from './showing-choice.tsx';
import { useOtherShowings } from './use-other-showings.ts';

/**
 * The first step of an exchange: which tickets, for which showing, and for which seats. These are held then, and the tickets are still
 * good. The showing is in the address, so a reload and the way back keep it.
 */
export function ExchangePage() {
  return <OfBooking>{(booking) => <ChooseSeats key={booking.id} booking={booking} />}</OfBooking>;
}

function ChooseSeats({ booking }: { booking: BookingDetailsFragment }) {
  const { exchange: texts } = useTexts();
  const { given, toggle } = useGivenTickets(booking);
  const { id, showing } = booking;
  const chosen = useSearchParams()[0].get('showing') ?? showing.id;
  const others = useOtherShowings(booking);
  return (
    <div className={styles['exchange']}>
      <ExchangeHead booking={booking}>
        <p>{texts.intro(given.map(({ seat }) => seat.label))}</p>
      </ExchangeHead>
      <GivenFields tickets={exchangeableTickets(booking)} given={given} onToggle={toggle} />
      {given.length > 0 && (
        <Cutoff booking={booking} given={given}>
          <ShowingChoice booking={booking} chosen={chosen} others={others} />
          <NewSeats booking={booking} quantity={given.length} showingId={chosen} />
        </Cutoff>
      )}
      <p>
        <Link className="button quiet" to={`/bookings/${id}`}>
          {texts.back}
        </Link>
      </p>
    </div>
  );
}
