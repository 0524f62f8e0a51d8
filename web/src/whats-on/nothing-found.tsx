import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { ElsewhereDocument } from '../generated/graphql.ts';
import { formatDay } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { Poster } from '../poster/poster.tsx';
import { businessDay } from './business-day.ts';
import { type Filters, writeFilters } from './filters.ts';
import styles from './nothing-found.module.css';
import type { ListedCinema } from './use-cinemas.ts';
import type { ChangeFilters } from './use-filters.ts';

/** Says what was looked for, what else is near, and how to see everything again. */
export function NothingFound({
  filters,
  day,
  cinemas,
  change,
}: {
  filters: Filters;
  day: string;
  cinemas: readonly ListedCinema[];
  change: ChangeFilters;
}) {
  const { whatsOn } = useTexts();
  const { language } = useLanguage();
  const hits = useElsewhere(filters);
  const clear = { cinema: undefined, format: undefined, language: undefined, search: '', together: 1 };
  const isFiltered = writeFilters({ ...filters, day: undefined }).size > 0;
  const others = hits.flatMap((hit) => {
    const cinema = cinemas.find(({ id }) => id === hit.showing.auditorium.cinema.id);
    const next = cinema && businessDay(new Date(hit.showing.startsAt), cinema);
    return cinema && next !== undefined && next !== day ? [{ ...hit, cinema, next }] : [];
  });
  return (
    <section className={styles['nothing']}>
      <h2>{filters.search ? whatsOn.nothingNamed(filters.search.trim()) : whatsOn.nothing}</h2>
      <p className="muted">{filters.together > 1 ? whatsOn.nothingTogether(filters.together) : whatsOn.nothingHint}</p>
      {isFiltered && (
        <button type="button" className="button quiet" onClick={() => change(clear)}>
          {whatsOn.clear}
        </button>
      )}
      {others.length > 0 && (
        <>
          <h3>{whatsOn.otherDays}</h3>
          <ul>
            {others.map(({ movie, showing, cinema, next }) => (
              <li key={movie.id}>
                <Link to={`?${writeFilters({ ...filters, day: next }).toString()}`}>
                  <Poster title={movie.title} url={movie.posterUrl} />
                  <b>{movie.title}</b>
                  <span>{formatDay(showing.startsAt, { language, timeZone: cinema.timeZone })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The next showing of each movie that fits all of the filters but the day. */
function useElsewhere({ cinema, format, language, search, together }: Filters) {
  const place = cinema === undefined ? {} : { cinemaIds: [cinema] };
  const words = search.trim().slice(0, 200);
  const variables = {
    movies: { ...place, nowShowing: true, ...(words && { search: words }) },
    showings: {
      ...place,
      statuses: ['ON_SALE' as const],
      ...(format !== undefined && { formats: [format] }),
      ...(language !== undefined && { languages: [language] }),
      ...(together > 1 && { seatsTogether: together }),
    },
  };
  const { data } = useQuery(ElsewhereDocument, { variables });
  return (
    data?.movies.nodes.flatMap(({ showings, ...movie }) => showings.nodes.map((showing) => ({ movie, showing }))) ?? []
  );
}
