import type { AmountFragment } from '../generated/graphql.ts';
import type { MapSeat } from '../seat-map/plan.ts';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './pick-panel.module.css';

/** A picked seat with its price, and the button that gives it up. */
export function PickedSeat({
  seat,
  price,
  onRemove,
}: {
  seat: MapSeat;
  price: AmountFragment | undefined;
  onRemove: () => void;
}) {
  const { showing: texts } = useTexts();
  const { language } = useLanguage();
  return (
    <li>
      <strong>{seat.label}</strong>
      {seat.section !== null && <span className={`muted ${styles['section']}`}>{seat.section}</span>}
      <span className={styles['price']}>{price && formatMoney(price, language)}</span>
      <button type="button" aria-label={texts.remove(seat.label)} onClick={onRemove}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 4 8 8m0-8-8 8" />
        </svg>
      </button>
    </li>
  );
}
