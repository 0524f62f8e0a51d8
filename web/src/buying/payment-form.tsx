import type { ReactNode, SubmitEvent } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './booking.module.css';
import { Failed } from './failed.tsx';
import { useKeptFields } from './kept.ts';
import { useCard } from './card/use-card.ts';
import { AT_COUNTER, type PaymentChoice, chosenWay, tokenFor } from './payment-choice.ts';
import { PaymentFields } from './payment-fields.tsx';
import { RefusedBooking } from './refused-booking.tsx';
import { useRetryPayment } from './use-retry-payment.ts';

/** Pays for a booking that is not paid, another way than before. @param children other buttons */
export function PaymentForm({
  booking,
  atCounterOffered,
  children,
}: {
  booking: BookingDetailsFragment;
  atCounterOffered: boolean;
  children?: ReactNode;
}) {
  const { booking: texts, summary } = useTexts().buying;
  const { language } = useLanguage();
  const [chosen, choose] = useKeptFields<PaymentChoice>(`retry:${booking.id}`, { way: '' });
  const retrying = useRetryPayment(booking);
  const card = useCard();
  const way = chosenWay({ atCounterOffered }, chosen);
  const isPaying = card.isAsking || retrying.isSending;
  const total = formatMoney(booking.total, language);
  async function pay(): Promise<void> {
    if (way === undefined || isPaying) return;
    const token = await tokenFor(way, card.token);
    if (token !== undefined) retrying.retry(token);
  }
  function submit(event: SubmitEvent) {
    event.preventDefault();
    void pay();
  }
  return (
    <form className={styles['retry']} onSubmit={submit}>
      <PaymentFields
        quote={{ atCounterOffered, total: booking.total }}
        chosen={chosen}
        card={card}
        onChoose={(chosenNow) => choose({ way: chosenNow })}
      />
      <RefusedBooking refusals={retrying.refusals} />
      {retrying.error !== undefined && <Failed error={retrying.error} mayHaveWorked onRetry={() => void pay()} />}
      <div className={styles['actions']}>
        <button type="submit" className="button" aria-disabled={way === undefined || isPaying}>
          {isPaying && summary.paying}
          {!isPaying && (way === AT_COUNTER ? texts.toCounter : payText(booking, { texts, summary, total }))}
        </button>
        {children}
      </div>
    </form>
  );
}

function payText(
  { status }: Pick<BookingDetailsFragment, 'status'>,
  {
    texts,
    summary,
    total,
  }: { texts: { retry: (total: string) => string }; summary: { pay: (total: string) => string }; total: string },
): string {
  return status === 'PAYMENT_FAILED' ? texts.retry(total) : summary.pay(total);
}
