import type { Movie } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { MovieColumns } from './movie-fields.ts';

/** The one way in which movies are added. */
export function insertMovies(tx: Transaction, movies: readonly MovieColumns[]): Promise<Movie[]> {
  return tx.client.movie.createManyAndReturn({ data: movies.map((movie) => ({ ...movie, id: newId() })) });
}
