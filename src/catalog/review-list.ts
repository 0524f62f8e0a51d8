import { Prisma, type Review } from '../generated/prisma/client.ts';
import { oneRow, type OneRow } from '../platform/batches.ts';
import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { hasRole } from '../platform/identity.ts';
import { isId } from '../platform/ids.ts';
import type { Viewer } from '../platform/nodes.ts';
import { once, type Page, type PageOf, toPage } from '../platform/page.ts';
import { REVIEW } from './review.service.ts';

export type ReviewOrder = 'CREATED_AT_DESC' | 'RATING_DESC' | 'RATING_ASC';

/** Who reads them: hidden ones are seen by their author, and by managers. */
export interface Reader {
  accountId: string | undefined;
  isManager: boolean;
}

/** Of the reviews that are not hidden. */
export interface ReviewSummary {
  movieId: string;
  count: number;
  /** Null when there is none. */
  average: number | null;
}

type MoviePage = PageOf<Review> & { movieId: string };

/** Reading more would keep the process busy for too long. */
const ROWS_AT_ONCE = 1_000;

/** Reads reviews. */
export class ReviewList {
  readonly #database: Database;
  readonly #cache: Cache;

  constructor({ database, cache }: { database: Database; cache: Cache }) {
    this.#database = database;
    this.#cache = cache;
  }

  readonly byId = oneRow<Review>(
    ({ id }) => id,
    (ids) => this.#database.prisma.review.findMany({ where: { id: { in: ids.filter(isId) } } }),
  );

  readonly summaryByMovieId = oneRow<ReviewSummary>(
    ({ movieId }) => movieId,
    (movieIds) =>
      this.#database.fromReplica((client) =>
        queryRows(
          client,
          SUMMARY,
          (summary) => Prisma.sql`
            select ${summary}
            from review
            where review.movie_id = any (${movieIds}::uuid[]) and review.hidden_at is null
            group by review.movie_id`,
        ),
      ),
    { isShared: true, keep: (movieId, load) => this.#cache.get(`reviews of ${movieId}`, load) },
  );

  /** A page of the reviews of each movie, in one query for all of them. */
  pageByMovieId(order: ReviewOrder, reader: Reader, page: Page): OneRow<MoviePage> {
    return oneRow(
      ({ movieId }) => movieId,
      (movieIds) => this.#listByMovieIds(movieIds, { order, reader, page }),
      { keysAtOnce: Math.ceil(ROWS_AT_ONCE / page.limit) },
    );
  }

  async #listByMovieIds(
    movieIds: readonly string[],
    { order, reader, page }: { order: ReviewOrder; reader: Reader; page: Page },
  ): Promise<MoviePage[]> {
    const { sorted, after } = ORDERS[order];
    const rows = await queryRows(
      this.#database.prisma,
      REVIEW,
      (review) => Prisma.sql`
        select of_movie.*
        from unnest(${movieIds}::uuid[]) as movie (id)
        cross join lateral (
          select ${review}
          from review
          where review.movie_id = movie.id and ${isSeenBy(reader)} and ${page.after ? after(page.after) : Prisma.sql`true`}
          order by ${sorted}
          limit ${page.limit + 1}
        ) as of_movie`,
    );
    const counts = once(() => this.#count(movieIds, reader));
    const countOf = async (movieId: string) => (await counts()).get(movieId) ?? 0;
    return movieIds.map((movieId) => {
      const ofMovie = rows.filter((row) => row.movieId === movieId);
      return { movieId, ...toPage(ofMovie, page, () => countOf(movieId)) };
    });
  }

  async #count(movieIds: readonly string[], reader: Reader): Promise<Map<string, number>> {
    const rows = await queryRows(
      this.#database.prisma,
      COUNT,
      (count) => Prisma.sql`
        select ${count}
        from review
        where review.movie_id = any (${movieIds}::uuid[]) and ${isSeenBy(reader)}
        group by review.movie_id`,
    );
    return new Map(rows.map(({ movieId, count }) => [movieId, count]));
  }
}

/** A hidden one only for its author and for managers. */
export async function maySeeReview({ hiddenAt, accountId }: Review, viewer: Viewer): Promise<boolean> {
  if (hiddenAt === null || accountId === viewer.accountId) return true;
  return hasRole({ grants: await viewer.grants() }, 'MANAGER');
}

/** The same for a list. */
function isSeenBy({ accountId, isManager }: Reader): Prisma.Sql {
  if (isManager) return Prisma.sql`true`;
  return Prisma.sql`(review.hidden_at is null or review.account_id = ${accountId ?? null}::uuid)`;
}

/** The order of each list, and what comes after a cursor: see reviewKeys. */
const ORDERS: Record<ReviewOrder, { sorted: Prisma.Sql; after: (keys: readonly [string, string]) => Prisma.Sql }> = {
  CREATED_AT_DESC: {
    sorted: Prisma.sql`review.created_at desc, review.id desc`,
    after: ([key, id]) => Prisma.sql`(review.created_at, review.id) < (${key}::timestamptz, ${id}::uuid)`,
  },
  RATING_DESC: {
    sorted: Prisma.sql`review.rating desc, review.id desc`,
    after: ([key, id]) => Prisma.sql`(review.rating, review.id) < (${Number(key)}::int, ${id}::uuid)`,
  },
  RATING_ASC: {
    sorted: Prisma.sql`review.rating, review.id`,
    after: ([key, id]) => Prisma.sql`(review.rating, review.id) > (${Number(key)}::int, ${id}::uuid)`,
  },
};

/** What a cursor says of a review. */
export function reviewKeys(order: ReviewOrder): ({ createdAt, rating, id }: Review) => [string, string] {
  return order === 'CREATED_AT_DESC'
    ? ({ createdAt, id }) => [createdAt.toISOString(), id]
    : ({ rating, id }) => [String(rating), id];
}

const SUMMARY = columns<ReviewSummary>({
  movieId: 'review.movie_id',
  count: 'count(*)::int',
  average: 'avg(review.rating)::float8',
});

const COUNT = columns<{ movieId: string; count: number }>({ movieId: 'review.movie_id', count: 'count(*)::int' });
