import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './booking.module.css';
import { GiveSeatsBack } from './give-seats-back.tsx';
import { waysToPay } from './payment-choice.ts';
import { PaymentForm } from './payment-form.tsx';
import { useBookingHold } from './use-booking-hold.ts';

const CARDS_ONLY = { atCounterOffered: false };

/** What a booking that is to be paid at the counter can be turned into: paid by card, or given back. */
export function DueAtCounter({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts } = useTexts().buying;
  const { hold, seconds, refresh } = useBookingHold(booking);
  if (!hold) return null;
  if (seconds === 0) return <p role="status">{texts.notPayable}</p>;
  return (
    <div className={styles['retry']}>
      {waysToPay(CARDS_ONLY).length > 0 && (
        <details className={styles['byCard']}>
          <summary className="button quiet">{texts.payByCard}</summary>
          <PaymentForm booking={booking} {...CARDS_ONLY} />
        </details>
      )}
      <GiveSeatsBack holdId={hold.id} onChange={refresh} />
    </div>
  );
}
