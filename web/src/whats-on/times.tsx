import { Link } from 'react-router';
import type { TimeFragment } from '../generated/graphql.ts';
import { formatTime, languageName } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { byCinema, fillOf } from './programme.ts';
import styles from './times.module.css';
import type { ListedCinema } from './use-cinemas.ts';

/** The times of a movie, by cinema. Each one leads to its seats. */
export function Times({
  showings,
  cinemas,
  level: Heading = 'h3',
}: {
  showings: readonly TimeFragment[];
  cinemas: readonly ListedCinema[];
  level?: 'h3' | 'h4';
}) {
  return byCinema(showings, cinemas).map(({ cinema, showings: ofCinema }) => (
    <section key={cinema.id} className={styles['cinema']}>
      <Heading>{cinema.name}</Heading>
      <TimeList showings={ofCinema} timeZone={cinema.timeZone} />
    </section>
  ));
}

const seatsPath = (showingId: string) => `/showings/${showingId}`;

interface Leading {
  /** Where a time leads: to its seats, if left out. */
  pathOf?: (showingId: string) => string;
  /** The id of the showing that is chosen. */
  current?: string;
  onFollow?: () => void;
}

/** The times of a movie in a cinema. */
export function TimeList({
  showings,
  timeZone,
  ...leading
}: { showings: readonly TimeFragment[]; timeZone: string } & Leading) {
  return (
    <ul className={styles['list']}>
      {showings.map((showing) => (
        <li key={showing.id}>
          <Time showing={showing} timeZone={timeZone} {...leading} />
        </li>
      ))}
    </ul>
  );
}

function Time({
  showing,
  timeZone,
  pathOf = seatsPath,
  current,
  onFollow,
}: { showing: TimeFragment; timeZone: string } & Leading) {
  const { whatsOn } = useTexts();
  const { language } = useLanguage();
  const { id, startsAt, format, subtitles, status, availability } = showing;
  const time = formatTime(startsAt, { language, timeZone });
  const spoken = showing.language != null && languageName(showing.language, language);
  const subtitled =
    subtitles.length > 0 && whatsOn.subtitles(subtitles.map((tag) => languageName(tag, language)).join(', '));
  const fill = status === 'SCHEDULED' ? 'soon' : fillOf(availability);
  const left = { soon: whatsOn.soon, full: whatsOn.soldOut, few: whatsOn.left(availability.available), free: '' }[fill];
  const spokenLeft = fill === 'few' ? whatsOn.fewLeft(availability.available) : left;
  const name = [time, format, spoken, subtitled, showing.auditorium.name, spokenLeft].filter(Boolean).join(', ');
  return (
    <Link
      to={pathOf(id)}
      className={styles['time']}
      data-fill={fill}
      aria-current={id === current ? 'true' : undefined}
      onClick={onFollow}
    >
      <time dateTime={startsAt} aria-hidden="true">
        {time}
      </time>
      <span aria-hidden="true">
        {[format, spoken].filter(Boolean).join(' · ')}
        {subtitled && <abbr title={subtitled}>{whatsOn.subtitlesShort}</abbr>}
      </span>
      {left && <em aria-hidden="true">{left}</em>}
      <span className="unseen">{name}</span>
    </Link>
  );
}
