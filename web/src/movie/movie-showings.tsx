import { useId } from 'react';
import { Link } from 'react-router';
import type { TimeFragment } from '../generated/graphql.ts';
import { formatDay } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { noonOf, today } from '../whats-on/business-day.ts';
import { DayStrip } from '../whats-on/day-strip.tsx';
import { FilterBar } from '../whats-on/filter-bar.tsx';
import { type Filters, writeFilters } from '../whats-on/filters.ts';
import { byDay, matching } from '../whats-on/programme.ts';
import { Times } from '../whats-on/times.tsx';
import { useCinemas } from '../whats-on/use-cinemas.ts';
import type { ChangeFilters } from '../whats-on/use-filters.ts';
import styles from './movie-showings.module.css';

const EVERYTHING = {
  day: undefined,
  cinema: undefined,
  format: undefined,
  language: undefined,
  search: '',
  together: 1,
};

/** When and where a movie is shown, by day and cinema. */
export function MovieShowings({
  showings,
  filters,
  change,
  isOld,
  more,
}: {
  showings: readonly TimeFragment[];
  filters: Filters;
  change: ChangeFilters;
  isOld: boolean;
  more: (() => void) | undefined;
}) {
  const { movie: texts, whatsOn } = useTexts();
  const { language } = useLanguage();
  const cinemas = useCinemas();
  const heading = useId();
  const chosen = cinemas.filter(({ id }) => filters.cinema === undefined || id === filters.cinema);
  const now = today(new Date(), chosen);
  const days = byDay(matching(showings, filters), cinemas);
  const isEverything = writeFilters(filters).size === 0;
  return (
    <section className={styles['showings']} aria-labelledby={heading}>
      <h2 id={heading}>{texts.showings}</h2>
      <DayStrip
        day={filters.day}
        today={now}
        filters={filters}
        onPick={(day) => change({ day })}
        any={whatsOn.everyDay}
      />
      <FilterBar filters={filters} change={change} cinemas={cinemas} showings={showings} hasSearch={false} />
      <div className={styles['days']} aria-busy={isOld}>
        {days.map(({ day, showings: ofDay }) => (
          <section key={day}>
            <h3>
              {day === now && `${whatsOn.todayShort}, `}
              {formatDay(noonOf(day).toISOString(), { language, timeZone: 'UTC' })}
            </h3>
            <div>
              <Times showings={ofDay} cinemas={cinemas} level="h4" />
            </div>
          </section>
        ))}
      </div>
      {days.length === 0 && !isOld && cinemas.length > 0 && (
        <p role="status">
          {isEverything ? texts.noShowings : texts.noShowingsFound}{' '}
          {!isEverything && <Link to={`?${writeFilters(EVERYTHING).toString()}`}>{texts.allShowings}</Link>}
        </p>
      )}
      {more && (
        <button type="button" className="button quiet" onClick={more}>
          {texts.laterShowings}
        </button>
      )}
    </section>
  );
}
