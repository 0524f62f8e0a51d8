import { useRef } from 'react';
import { Link } from 'react-router';
import { exchangePath } from '../buying/exchange-paths.ts';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { formatDay } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { noonOf } from '../whats-on/business-day.ts';
import { TimeList } from '../whats-on/times.tsx';
import styles from './exchange.module.css';
import type { OtherShowings } from './use-other-showings.ts';

/** For which showing the new seats are: that of the booking, or another one of the movie in its cinema. */
export function ShowingChoice({
  booking,
  chosen,
  others: { days, isAny, more },
}: {
  booking: BookingDetailsFragment;
  /** The id of the showing of the new seats. */
  chosen: string;
  others: OtherShowings;
}) {
  const { exchange: texts, movie } = useTexts();
  const { language } = useLanguage();
  const details = useRef<HTMLDetailsElement>(null);
  const { showing } = booking;
  /** The map is below it, and the link that had the focus is not to be seen any more. */
  function close() {
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }
  return (
    <>
      {isAny && (
        <details ref={details} className={styles['choice']} open={showing.status !== 'ON_SALE'}>
          <summary className="button quiet">{texts.otherShowing}</summary>
          <nav aria-label={texts.otherShowing} className={styles['days']}>
            {days.map(({ day, showings }) => (
              <section key={day}>
                <h2>{formatDay(noonOf(day).toISOString(), { language, timeZone: 'UTC' })}</h2>
                <TimeList
                  showings={showings}
                  timeZone={showing.auditorium.cinema.timeZone}
                  pathOf={(id) => exchangePath(booking, id)}
                  current={chosen}
                  onFollow={close}
                />
              </section>
            ))}
            {more && (
              <button type="button" className="button quiet" onClick={more}>
                {movie.laterShowings}
              </button>
            )}
          </nav>
        </details>
      )}
      {chosen !== showing.id && (
        <p>
          <Link to={exchangePath(booking)}>{texts.ownShowing}</Link>
        </p>
      )}
    </>
  );
}
