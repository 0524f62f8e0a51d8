import type { MovieFactsFragment } from '../generated/graphql.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './facts.module.css';

/** Certificate, runtime, rating and genres, in one line or two. */
export function Facts({ movie }: { movie: MovieFactsFragment }) {
  const { whatsOn } = useTexts();
  const { language } = useLanguage();
  const { certificate, runtimeMinutes, averageRating, genres } = movie;
  return (
    <ul className={styles['facts']}>
      {certificate && (
        <li className={styles['certificate']}>
          <span className="unseen">{whatsOn.certificate} </span>
          {certificate.label}
        </li>
      )}
      <li>{whatsOn.runtime(runtimeMinutes)}</li>
      {averageRating != null && (
        <li>
          <span className={styles['star']} aria-hidden="true">
            ★
          </span>{' '}
          <span aria-hidden="true">
            {averageRating.toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}
          </span>
          <span className="unseen">
            {whatsOn.rating(averageRating.toLocaleString(language, { maximumFractionDigits: 1 }))}
          </span>
        </li>
      )}
      {genres.length > 0 && <li>{genres.slice(0, 3).join(', ')}</li>}
    </ul>
  );
}
