import { useParams } from 'react-router';
import { Poster } from '../poster/poster.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Facts } from '../whats-on/facts.tsx';
import { useFilters } from '../whats-on/use-filters.ts';
import { Credits } from './credits.tsx';
import styles from './movie-page.module.css';
import { MovieShowings } from './movie-showings.tsx';
import { Reviews } from './reviews.tsx';
import { useMovie } from './use-movie.ts';

export function MoviePage() {
  const { shell, movie: texts, whatsOn } = useTexts();
  const { movieId = '' } = useParams();
  const [filters, change] = useFilters();
  const { movie, isOld, error, retry, more } = useMovie(movieId, filters);
  if (movie === null) return <NotFoundPage />;
  if (error) {
    return (
      <Notice kind="danger">
        <p>{whatsOn.failed}</p>
        <button type="button" className="button quiet" onClick={retry}>
          {shell.retry}
        </button>
      </Notice>
    );
  }
  if (!movie) return <div className={styles['waiting']} role="status" aria-label={texts.loading} />;
  return (
    <article className={styles['movie']}>
      <PageTitle title={movie.title} description={movie.synopsis} />
      <div className={styles['poster']}>
        <Poster title={movie.title} url={movie.posterUrl} />
      </div>
      <header className={styles['head']}>
        <h1>{movie.title}</h1>
        {movie.originalTitle != null && <p className="muted">{movie.originalTitle}</p>}
        <Facts movie={movie} />
      </header>
      <div className={styles['about']}>
        <p className={styles['synopsis']}>{movie.synopsis}</p>
        {movie.trailerUrl != null && (
          <a className="button quiet" href={movie.trailerUrl} target="_blank" rel="noreferrer">
            <span aria-hidden="true">▶</span> {texts.trailer}
          </a>
        )}
      </div>
      <div className={styles['credits']}>
        <Credits movie={movie} />
      </div>
      <MovieShowings showings={movie.showings.nodes} filters={filters} change={change} isOld={isOld} more={more} />
      <Reviews movieId={movie.id} />
    </article>
  );
}
