import { type Movie, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { type LockStrength, strengthOf } from '../../venues/sql/lock-venues.ts';
import { MOVIE } from '../movie-columns.ts';

/** Undefined when there is none, or it is archived. */
export async function lockMovie(tx: Transaction, id: string, strength: LockStrength): Promise<Movie | undefined> {
  const [found] = await queryRows(
    tx.client,
    columns<Movie>(MOVIE),
    (movie) => Prisma.sql`
      select ${movie}
      from movie
      where movie.id = ${isId(id) ? id : null}::uuid and movie.archived_at is null
      for ${strengthOf(strength)}`,
  );
  return found;
}
