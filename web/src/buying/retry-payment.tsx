import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { atCounterOfferedFor } from './at-counter.ts';
import styles from './booking.module.css';
import { CountdownLine } from './countdown-line.tsx';
import { GiveSeatsBack } from './give-seats-back.tsx';
import { KeptUntil } from './kept-until.tsx';
import { PaymentForm } from './payment-form.tsx';
import { useBookingHold } from './use-booking-hold.ts';

/** Longer than this is no countdown: a booking that was due at the counter is kept until shortly before its showing. */
const LONGEST_COUNTDOWN_SECONDS = 3600;

/** While the seats are kept: pay another way after a decline, or instead of the bank that waits; or give the seats back. */
export function RetryPayment({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts } = useTexts().buying;
  const { hold, isKnown, seconds, refresh } = useBookingHold(booking);
  if (!isKnown) return null;
  if (hold && seconds === 0) return <p role="status">{texts.notPayable}</p>;
  return (
    <div className={styles['retry']}>
      {!hold || seconds > LONGEST_COUNTDOWN_SECONDS ? (
        <KeptUntil booking={booking} />
      ) : (
        <CountdownLine seconds={seconds} text={texts.payableUntil} />
      )}
      <PaymentForm booking={booking} atCounterOffered={atCounterOfferedFor(booking, Date.now())}>
        {hold && booking.status === 'PAYMENT_FAILED' && <GiveSeatsBack holdId={hold.id} onChange={refresh} />}
      </PaymentForm>
    </div>
  );
}
