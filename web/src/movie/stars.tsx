import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './stars.module.css';

/** A rating from 1 to 5 as stars, the last of which may be a part. */
export function Stars({ rating }: { rating: number }) {
  const { whatsOn } = useTexts();
  const { language } = useLanguage();
  return (
    <span
      className={styles['stars']}
      role="img"
      aria-label={whatsOn.rating(rating.toLocaleString(language, { maximumFractionDigits: 1 }))}
    >
      <span style={{ inlineSize: `${(rating / 5) * 100}%` }} />
    </span>
  );
}
