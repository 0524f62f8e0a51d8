import { Link } from 'react-router';
import type { ShowingHeadFragment } from '../generated/graphql.ts';
import { formatDay, formatTime, languageName } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './showing.module.css';

/** What is shown, when and where, in the time of the cinema. */
export function ShowingHead({ showing }: { showing: ShowingHeadFragment }) {
  const { showing: texts } = useTexts();
  const { language } = useLanguage();
  const { movie, auditorium, startsAt, format } = showing;
  const { name: cinema, timeZone } = auditorium.cinema;
  const subtitles = showing.subtitles.map((tag) => languageName(tag, language)).join(', ');
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
          {showing.language && <li className="chip">{languageName(showing.language, language)}</li>}
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
