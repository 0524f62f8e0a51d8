import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { type Texts, useTexts } from '../texts/texts.tsx';
import { type BookingPhase, declineText, phaseOf, titleOf } from './booking-phase.ts';
import styles from './booking.module.css';
import { KeptUntil } from './kept-until.tsx';

/** How a booking stands, what to do about it, and its reference. */
export function BookingHead({ booking }: { booking: BookingDetailsFragment }) {
  const texts = useTexts();
  const phase = phaseOf(booking);
  return (
    <header className={styles['head']} data-status={booking.status}>
      <div role="status">
        {phase === 'CONFIRMED' && <CheckIcon />}
        <h1>{titleOf(phase, texts)}</h1>
        <p>{hintOf(phase, booking, texts)}</p>
        {phase === 'DUE_AT_COUNTER' && <KeptUntil booking={booking} />}
      </div>
      <p className={styles['reference']}>
        <span>{texts.buying.booking.reference}</span>
        <strong>{booking.reference}</strong>
      </p>
    </header>
  );
}

function hintOf(phase: BookingPhase, booking: BookingDetailsFragment, texts: Texts): string {
  if (phase === 'AT_BANK') return texts.buying.bank.hint;
  if (phase === 'PAYING_EXCHANGE') return texts.exchange.paying.hint;
  return phase === 'PAYMENT_FAILED' ? declineText(booking, texts) : texts.buying.booking.hints[phase];
}

function CheckIcon() {
  return (
    <svg className={styles['check']} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="12" />
      <path d="m6.500 12.500 3.700 3.700 7.300-8" />
    </svg>
  );
}
