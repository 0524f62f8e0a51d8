import type { MovieService } from '../catalog/movie.service.ts';
import { findRow } from '../platform/batches.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';

/** What a page is about, for those that do not run its scripts: search engines, and messages with a link in them. */
export interface LinkPreview {
  title: string;
  description: string;
  imageUrl: string | null;
}

export interface PreviewSources {
  movies: Pick<MovieService, 'byId'>;
  showings: Pick<ShowingService, 'byId'>;
}

/**
 * @param params of the path of a page
 * @returns undefined for a page that is about no movie, null when there is no such movie or showing
 */
export async function previewOf(
  { movieId, showingId }: { movieId?: string; showingId?: string },
  { movies, showings }: PreviewSources,
): Promise<LinkPreview | null | undefined> {
  if (movieId === undefined && showingId === undefined) return undefined;
  const id = movieId ?? (await findRow(showings.byId, showingId ?? ''))?.movieId;
  const movie = id === undefined ? undefined : await findRow(movies.byId, id);
  return movie ? { title: movie.title, description: movie.synopsis, imageUrl: movie.posterUrl } : null;
}
