import { useQuery } from '@apollo/client/react';
import type { SubmitEvent } from 'react';
import { type BookingDetailsFragment, HoldsOfBookingDocument } from '../generated/graphql.ts';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './booking.module.css';
import { CountdownLine } from './countdown-line.tsx';
import { Failed } from './failed.tsx';
import { useKeptFields } from './kept.ts';
import { useCard } from './card/use-card.ts';
import { CARD, type PaymentChoice, chosenWay } from './payment-choice.ts';
import { PaymentFields } from './payment-fields.tsx';
import { RefusedBooking } from './refused-booking.tsx';
import { useCountdown } from './use-countdown.ts';
import { useRelease } from './use-release.ts';
import { useRetryPayment } from './use-retry-payment.ts';

const CARDS_ONLY = { atCounterOffered: false };

/** While the seats are kept: pay with another card after a decline, or instead of the bank that waits; or give the seats back. */
export function RetryPayment({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts, summary } = useTexts().buying;
  const { language } = useLanguage();
  const [chosen, choose] = useKeptFields<PaymentChoice>(`retry:${booking.id}`, { way: '' });
  const { data, refetch } = useQuery(HoldsOfBookingDocument, {
    variables: { showingId: booking.showing.id },
    // How many seconds are left is only true when the server says it.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const hold = data?.me?.holds.nodes.find((each) => each.booking?.id === booking.id);
  const refresh = () => void refetch().catch(() => undefined);
  const seconds = useCountdown(hold, refresh);
  const retrying = useRetryPayment(booking);
  const { release, isReleasing, error: releaseError } = useRelease(refresh);
  const card = useCard();
  const way = chosenWay(CARDS_ONLY, chosen);
  const isPaying = card.isAsking || retrying.isSending;
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (way !== undefined && !isPaying) void retry(way);
  }
  async function retry(wayNow: string) {
    const token = wayNow === CARD ? await card.token() : wayNow;
    if (token !== undefined) retrying.retry(token);
  }
  if (!hold) return null;
  if (seconds === 0) return <p role="status">{texts.notPayable}</p>;
  return (
    <form className={styles['retry']} onSubmit={submit}>
      <CountdownLine seconds={seconds} text={texts.payableUntil} />
      <PaymentFields
        quote={{ ...CARDS_ONLY, total: booking.total }}
        chosen={chosen}
        card={card}
        onChoose={(chosenNow) => choose({ way: chosenNow })}
      />
      <RefusedBooking refusals={retrying.refusals} />
      {retrying.error !== undefined && <Failed error={retrying.error} mayHaveWorked />}
      {releaseError !== undefined && <Failed error={releaseError} />}
      <div className={styles['actions']}>
        <button type="submit" className="button" aria-disabled={way === undefined || isPaying}>
          {isPaying ? summary.paying : texts.retry(formatMoney(booking.total, language))}
        </button>
        {booking.status === 'PAYMENT_FAILED' && (
          <button type="button" className="button quiet" disabled={isReleasing} onClick={() => release(hold.id)}>
            {texts.giveUp}
          </button>
        )}
      </div>
    </form>
  );
}
