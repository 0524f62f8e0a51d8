import { formatMoney } from '../texts/format.ts';
import { type Texts, useLanguage, useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './checkout.module.css';
import { Failed } from './failed.tsx';
import { OrderLines } from './order-lines.tsx';
import { AT_COUNTER, chosenWay } from './payment-choice.ts';
import { PromoFields } from './promo-fields.tsx';
import { RefusedBooking } from './refused-booking.tsx';
import type { Checkout } from './use-checkout.ts';

/** What it costs, and the button that pays. */
export function OrderSummary({ checkout }: { checkout: Checkout }) {
  const { summary: texts, refused } = useTexts().buying;
  const { language } = useLanguage();
  const { quote, placing, isPaying, isQuoting, canPay } = checkout;
  const total = quote ? formatMoney(quote.total, language) : undefined;
  return (
    <section className={`card ${styles['summary']}`} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      {quote ? <OrderLines {...quote} isOld={isQuoting} /> : <p className="muted">{texts.quoting}</p>}
      <PromoFields promo={checkout.promo} isAsking={isQuoting} />
      {checkout.quoteError && <Failed error={checkout.quoteError} onRetry={checkout.retryQuote} />}
      {placing.changed && total && (
        <Notice kind="warning">{refused.PriceChanged(formatMoney(placing.changed.from, language), total)}</Notice>
      )}
      <RefusedBooking refusals={placing.refusals} />
      {placing.error !== undefined && <Failed error={placing.error} mayHaveWorked onRetry={checkout.submit} />}
      <button type="submit" className="button" aria-disabled={!canPay || isPaying || isQuoting}>
        {isPaying ? texts.paying : bookText(checkout, { texts, total })}
      </button>
    </section>
  );
}

function bookText(
  { quote, payment }: Pick<Checkout, 'quote' | 'payment'>,
  { texts, total }: { texts: Texts['buying']['summary']; total: string | undefined },
): string {
  if (!quote || !total || quote.total.amountMinor === 0) return texts.book;
  return chosenWay(quote, payment) === AT_COUNTER ? texts.reserve : texts.pay(total);
}
