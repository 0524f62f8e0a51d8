import type { QuoteCancellationQuery } from '../../generated/graphql.ts';
import { formatDay, formatMoney, formatTime } from '../../texts/format.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import styles from './cancel-dialog.module.css';

type Quote = NonNullable<QuoteCancellationQuery['quoteCancellation']['quote']>;

/** What is given back, what is kept, and until when. */
export function CancellationTerms({ quote: { refund, fee, cutoff }, timeZone }: { quote: Quote; timeZone: string }) {
  const { cancellation: texts } = useTexts().buying;
  const { language } = useLanguage();
  const zone = { language, timeZone };
  return (
    <>
      <dl className={styles['amounts']}>
        <div>
          <dt>{texts.refund}</dt>
          <dd>{formatMoney(refund, language)}</dd>
        </div>
        {fee.amountMinor > 0 && (
          <div className="muted">
            <dt>{texts.fee}</dt>
            <dd>{formatMoney(fee, language)}</dd>
          </div>
        )}
      </dl>
      <p className="muted">
        {refund.amountMinor > 0 && `${texts.wayBack} `}
        {cutoff && texts.until(formatDay(cutoff, zone), formatTime(cutoff, zone))}
      </p>
    </>
  );
}
