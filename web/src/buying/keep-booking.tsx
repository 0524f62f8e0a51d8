import { Link } from 'react-router';
import { loginPath } from '../account/then.ts';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './booking.module.css';

/** For guests: how the booking is found again, and how to keep it in an account. */
export function KeepBooking({ booking: { id, contact } }: { booking: Pick<BookingDetailsFragment, 'id' | 'contact'> }) {
  const { booking: texts } = useTexts().buying;
  return (
    <section className={`card stack ${styles['keep']}`}>
      <h2>{texts.keep}</h2>
      {contact && <p>{texts.keepHint(contact.email)}</p>}
      <p>
        <Link className="button quiet" to={loginPath(`/bookings/${id}`, '/register')}>
          {texts.register}
        </Link>
      </p>
    </section>
  );
}
