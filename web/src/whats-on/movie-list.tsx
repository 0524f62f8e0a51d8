import { useTexts } from '../texts/texts.tsx';
import type { Filters } from './filters.ts';
import { type ListedMovie, MovieCard } from './movie-card.tsx';
import styles from './movie-list.module.css';
import type { ListedCinema } from './use-cinemas.ts';

const PLACES = [0, 1, 2, 3, 4];

/** The movies of a day; until they are there, as many places as a screen has. */
export function MovieList({
  movies,
  cinemas,
  filters,
  isOld,
}: {
  movies: readonly ListedMovie[] | undefined;
  cinemas: readonly ListedCinema[];
  filters: Filters;
  isOld: boolean;
}) {
  const { whatsOn } = useTexts();
  if (!movies || cinemas.length === 0) {
    return (
      <div className={styles['list']} role="status" aria-label={whatsOn.loading}>
        {PLACES.map((place) => (
          <div key={place} className={styles['place']} aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    );
  }
  return (
    <ul className={styles['list']} aria-busy={isOld}>
      {movies.map((movie) => (
        <li key={movie.id}>
          <MovieCard movie={movie} cinemas={cinemas} filters={filters} />
        </li>
      ))}
    </ul>
  );
}
