import { useId } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { MOST_TOGETHER } from './filters.ts';
import styles from './seats-together.module.css';

const COUNTS = Array.from({ length: MOST_TOGETHER }, (_, index) => index + 1);

/** Where can so many people still sit together? A row of seats to choose from, up to the one that is chosen. */
export function SeatsTogether({ count, onPick }: { count: number; onPick: (count: number) => void }) {
  const { whatsOn } = useTexts();
  const name = useId();
  return (
    <fieldset className={styles['together']}>
      <legend>
        {whatsOn.together} <b>{count > 1 ? whatsOn.togetherCount(count) : whatsOn.togetherAny}</b>
      </legend>
      <div className={styles['row']}>
        {COUNTS.map((one) => (
          <label key={one} className={styles['seat']} data-taken={one <= count}>
            <input type="radio" name={name} className="unseen" checked={one === count} onChange={() => onPick(one)} />
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 20v-8a7 7 0 0 1 14 0v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1Z" />
            </svg>
            <span aria-hidden="true">{one}</span>
            <span className="unseen">{one > 1 ? whatsOn.togetherCount(one) : whatsOn.togetherAny}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
