import type { AmountFragment, LineFragment } from '../generated/graphql.ts';
import { formatMoney, numberFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './order-lines.module.css';
import { foldLines, taxesOf } from './totals.ts';

/** What is charged, line by line, with the tax within it. */
export function OrderLines({
  lines,
  total,
  isOld = false,
}: {
  lines: readonly LineFragment[];
  total: AmountFragment;
  /** Another one is on its way. */
  isOld?: boolean;
}) {
  const { summary: texts } = useTexts().buying;
  const { language } = useLanguage();
  const percent = numberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <dl className={styles['lines']} aria-busy={isOld}>
      {foldLines(lines).map(({ key, kind, label, count, amount }) => (
        <div key={key} data-kind={kind}>
          <dt>{count > 1 ? `${texts.each(count)} ${label}` : label}</dt>
          <dd>{formatMoney(amount, language)}</dd>
        </div>
      ))}
      <div className={styles['total']}>
        <dt>{texts.total}</dt>
        <dd>{formatMoney(total, language)}</dd>
      </div>
      {taxesOf(lines).map(({ rateBasisPoints, amount }) => (
        <div key={rateBasisPoints} className="muted">
          <dt>{texts.tax(percent.format(rateBasisPoints / 10_000), formatMoney(amount, language))}</dt>
        </div>
      ))}
    </dl>
  );
}
