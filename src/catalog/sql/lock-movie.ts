import { type Movie, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';

/**
 * Undefined when there is none, or it is archived.
 *
 * @param strength `share`: it stays as it is until the transaction has ended. `update`: this transaction changes it.
 */
export async function lockMovie(tx: Transaction, id: string, strength: 'share' | 'update'): Promise<Movie | undefined> {
  const [movie] = await queryRows(
    tx.client,
    MOVIE,
    (selected) => Prisma.sql`
      select ${selected}
      from movie
      where movie.id = ${isId(id) ? id : null}::uuid and movie.archived_at is null
      for ${strength === 'share' ? Prisma.sql`share` : Prisma.sql`no key update`}`,
  );
  return movie;
}

const MOVIE = columns<Movie>({
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
});
