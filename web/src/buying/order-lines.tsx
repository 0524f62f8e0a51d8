import type { AmountFragment, LineFragment } from '../generated/graphql.ts';
import { formatMoney, numberFormat } from '../texts/format.ts';
import { type Texts, useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './order-lines.module.css';
import { type FoldedLine, foldLines, taxesOf } from './totals.ts';

/** What is charged, line by line, with the tax within it. */
export function OrderLines({
  lines,
  total,
  totalName,
  isOld = false,
}: {
  lines: readonly LineFragment[];
  total: AmountFragment;
  /** What the sum of the lines is: the total, if left out. */
  totalName?: string;
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
          <dt>{lineName({ kind, label, count }, texts)}</dt>
          <dd>{formatMoney(amount, language)}</dd>
        </div>
      ))}
      <div className={styles['total']}>
        <dt>{totalName ?? texts.total}</dt>
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

function lineName(
  { kind, label, count }: Pick<FoldedLine, 'kind' | 'label' | 'count'>,
  texts: Texts['buying']['summary'],
) {
  const name = kind === 'CREDIT' ? texts.credit(label) : label;
  return count > 1 ? `${texts.each(count)} ${name}` : name;
}
