import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { formatDay } from '../texts/format.ts';
import { noonOf, today } from './business-day.ts';
import { DayStrip } from './day-strip.tsx';
import { FilterBar } from './filter-bar.tsx';
import { MovieList } from './movie-list.tsx';
import { matching } from './programme.ts';
import { NothingFound } from './nothing-found.tsx';
import { useCinemas } from './use-cinemas.ts';
import { useFilters } from './use-filters.ts';
import { useProgramme } from './use-programme.ts';
import styles from './whats-on-page.module.css';

export function WhatsOnPage() {
  const { shell, whatsOn } = useTexts();
  const { language } = useLanguage();
  const [filters, change] = useFilters();
  const cinemas = useCinemas();
  const chosen = cinemas.filter(({ id }) => filters.cinema === undefined || id === filters.cinema);
  const now = today(new Date(), chosen);
  const day = filters.day ?? now;
  const { movies, isOld, error, retry, more, isFetchingMore } = useProgramme(filters, day);
  const showings = movies?.flatMap((movie) => movie.showings.nodes) ?? [];
  const found = movies
    ?.map((movie) => ({ ...movie, times: matching(movie.showings.nodes, filters) }))
    .filter(({ times }) => times.length > 0);
  const dayName = day === now ? whatsOn.today : formatDay(noonOf(day).toISOString(), { language, timeZone: 'UTC' });
  return (
    <>
      <PageTitle title={whatsOn.title(dayName)} description={whatsOn.description} />
      <h1 className={styles['title']}>
        {shell.whatsOn} <span>{dayName}</span>
      </h1>
      <DayStrip day={day} today={now} filters={filters} onPick={(picked) => change({ day: picked })} />
      <FilterBar filters={filters} change={change} cinemas={cinemas} showings={showings} />
      <p className="unseen" role="status">
        {found && !isOld && whatsOn.found(found.length)}
      </p>
      {error ? (
        <Notice kind="danger">
          <p>{whatsOn.failed}</p>
          <button type="button" className="button quiet" onClick={retry}>
            {shell.retry}
          </button>
        </Notice>
      ) : (
        <MovieList
          movies={isOld && found?.length === 0 ? undefined : found}
          cinemas={cinemas}
          filters={{ ...filters, day }}
          isOld={isOld}
        />
      )}
      {found?.length === 0 && !more && !isOld && (
        <NothingFound filters={filters} day={day} cinemas={cinemas} change={change} />
      )}
      {more && !error && (
        <p className={styles['more']}>
          <button type="button" className="button quiet" onClick={more} disabled={isFetchingMore}>
            {whatsOn.more}
          </button>
        </p>
      )}
    </>
  );
}
