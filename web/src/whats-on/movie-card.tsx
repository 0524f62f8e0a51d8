import { Link } from 'react-router';
import type { TimeFragment, WhatsOnQuery } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Poster } from '../poster/poster.tsx';
import { type Filters, writeFilters } from './filters.ts';
import { Facts } from './facts.tsx';
import styles from './movie-card.module.css';
import { Times } from './times.tsx';
import type { ListedCinema } from './use-cinemas.ts';

export type ListedMovie = WhatsOnQuery['movies']['nodes'][number] & { times: TimeFragment[] };

/** A movie with the times of a day, each of them a tap away from its seats. */
export function MovieCard({
  movie,
  cinemas,
  filters,
}: {
  movie: ListedMovie;
  cinemas: readonly ListedCinema[];
  filters: Filters;
}) {
  const { whatsOn } = useTexts();
  const to = { pathname: `/movies/${movie.id}`, search: writeFilters({ ...filters, search: '' }).toString() };
  return (
    <article className={styles['card']}>
      <div className={styles['head']}>
        <h2>
          <Link to={to}>{movie.title}</Link>
        </h2>
        <Facts movie={movie} />
        <p className={styles['synopsis']}>{movie.synopsis}</p>
      </div>
      <Link to={to} className={styles['poster']} tabIndex={-1} aria-hidden="true">
        <Poster title={movie.title} url={movie.posterUrl} />
      </Link>
      <div className={styles['times']}>
        <Times showings={movie.times} cinemas={cinemas} />
        {movie.showings.pageInfo.hasNextPage && (
          <p>
            <Link to={to}>{whatsOn.allTimes}</Link>
          </p>
        )}
      </div>
    </article>
  );
}
