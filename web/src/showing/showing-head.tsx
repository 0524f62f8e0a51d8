import { Link } from 'react-router';
import type { ShowingHeadFragment } from '../generated/graphql.ts';
import { formatDay, formatTime } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './showing.module.css';

/** What is shown, when and where, in the time of the cinema. */
export function ShowingHead({ showing }: { showing: ShowingHeadFragment }) {
  const { showing: texts } = useTexts();
  const { language } = useLanguage();
  const { movie, auditorium, startsAt, format } = showing;
  const { name: cinema, timeZone } = auditorium.cinema;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const subtitles = showing.subtitles.map((tag) => names.of(tag) ?? tag).join(', ');
  return (
    <header className={styles['head']}>
      <div>
        <h1>
          <Link to={`/movies/${movie.id}`}>{movie.title}</Link>
        </h1>
        <p className="muted">
          {auditorium.name}, {cinema}
        </p>
        <ul className={styles['facts']}>
          <li className="chip">{format}</li>
          {showing.language && <li className="chip">{names.of(showing.language)}</li>}
          {subtitles && <li className="chip">{texts.subtitles(subtitles)}</li>}
          <li className="chip">{texts.minutes(movie.runtimeMinutes)}</li>
          {movie.certificate && <li className="chip">{movie.certificate.label}</li>}
        </ul>
      </div>
      <time dateTime={startsAt} className={styles['when']}>
        <span>{formatDay(startsAt, { language, timeZone })}</span>
        <strong>{formatTime(startsAt, { language, timeZone })}</strong>
      </time>
    </header>
  );
}
