import type { Movie } from '../generated/prisma/client.ts';

/** The SQL of each property of a movie. */
export const MOVIE = {
  id: 'movie.id',
  version: 'movie.version',
  title: 'movie.title',
  originalTitle: 'movie.original_title',
  synopsis: 'movie.synopsis',
  runtimeMinutes: 'movie.runtime_minutes',
  certificateLabel: 'movie.certificate_label',
  certificateMinimumAge: 'movie.certificate_minimum_age',
  genres: 'movie.genres',
  directors: 'movie.directors',
  cast: 'movie."cast"',
  releaseDate: 'movie.release_date',
  availableFrom: 'movie.available_from',
  availableUntil: 'movie.available_until',
  posterUrl: 'movie.poster_url',
  trailerUrl: 'movie.trailer_url',
  archivedAt: 'movie.archived_at',
} satisfies Record<keyof Movie, string>;
