import type { AmountFragment } from '../generated/graphql.ts';
import { sumOf, times } from '../buying/totals.ts';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './pick-panel.module.css';
import type { PickableShowing } from './pickable-showing.ts';

/** What the picked seats cost, with the booking fees. @param prices one for each seat */
export function PickTotal({ showing, prices }: { showing: PickableShowing; prices: readonly AmountFragment[] }) {
  const { showing: texts } = useTexts();
  const { language } = useLanguage();
  const { bookingFee } = showing.auditorium.cinema;
  const fees = times(bookingFee, prices.length);
  const total = sumOf(fees.amountMinor > 0 ? [...prices, fees] : prices);
  return (
    <dl className={styles['total']}>
      {fees.amountMinor > 0 && (
        <div className="muted">
          <dt>{texts.fee(prices.length)}</dt>
          <dd>{formatMoney(fees, language)}</dd>
        </div>
      )}
      <div>
        <dt>{texts.total}</dt>
        <dd>{total && formatMoney(total, language)}</dd>
      </div>
    </dl>
  );
}
