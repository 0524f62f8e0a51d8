import { Prisma, type Movie } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

export interface MovieFilter {
  /** Words of the title, cast or synopsis, or their beginnings; a letter or two wrong are forgiven. At most MAX_SEARCH_LENGTH. */
  search?: string | null;
  genre?: string | null;
  /** With a showing still to come, or, when false, without. */
  nowShowing?: boolean | null;
}

/** In characters; so that there is no word too long to be compared. */
export const MAX_SEARCH_LENGTH = 200;

export class MovieService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of titles. */
  async list(filter: MovieFilter, page: Page): Promise<PageOf<Movie>> {
    const where = toSql(filter);
    const [title, id] = page.after ?? [];
    const after = page.after ? Prisma.sql`(movie.title, movie.id) > (${title}, ${id}::uuid)` : Prisma.sql`true`;
    const rows = await this.#database.prisma.$queryRaw<Movie[]>`
      select ${MOVIE_COLUMNS}
      from movie
      where ${where} and ${after}
      order by movie.title, movie.id
      limit ${page.limit + 1}`;
    return toPage(rows, page, () => this.#count(where));
  }

  byIds = async (ids: readonly string[]): Promise<Movie[]> =>
    this.#database.prisma.movie.findMany({ where: { id: { in: ids.filter(isId) } } });

  /** Every genre that a movie has, in alphabetical order. */
  async genres(): Promise<string[]> {
    const rows = await this.#database.prisma.$queryRaw<{ genre: string }[]>`
      select distinct unnest(genres) as genre from movie order by genre`;
    return rows.map(({ genre }) => genre);
  }

  async #count(where: Prisma.Sql): Promise<number> {
    const [row] = await this.#database.prisma.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from movie where ${where}`;
    return row?.count ?? 0;
  }
}

const MOVIE_COLUMNS = Prisma.sql`
  movie.id, movie.title, movie.synopsis, movie.runtime_minutes as "runtimeMinutes", movie.certificate, movie.genres,
  movie."cast", movie.release_date as "releaseDate", movie.poster_url as "posterUrl", movie.trailer_url as "trailerUrl"`;

function toSql({ search, genre, nowShowing }: MovieFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (search) conditions.push(hasEveryWord(search));
  if (genre) conditions.push(Prisma.sql`${genre} = any(movie.genres)`);
  if (nowShowing !== undefined && nowShowing !== null) {
    conditions.push(Prisma.sql`${nowShowing} = exists (
      select from showing
      where showing.movie_id = movie.id and showing.starts_at > clock_timestamp() and showing.cancelled_at is null
    )`);
  }
  return Prisma.join(conditions, ' and ');
}

/**
 * Each word of the search begins a word of the movie's, or is as good as one: up to three letters must be
 * right, of four or five one may be wrong, of more two.
 */
function hasEveryWord(search: string): Prisma.Sql {
  return Prisma.sql`not exists (
    select
    from regexp_split_to_table(lower(${search}), '[[:space:][:punct:]]+') as wanted (word)
    cross join lateral (
      select case when length(wanted.word) < 4 then 0 when length(wanted.word) < 6 then 1 else 2 end as wrong_letters
    ) as forgiven
    where not exists (
      select
      from regexp_split_to_table(
        lower(movie.title || ' ' || array_to_string(movie."cast", ' ') || ' ' || movie.synopsis),
        '[[:space:][:punct:]]+'
      ) as found (word)
      where starts_with(found.word, wanted.word)
        or levenshtein_less_equal(left(found.word, 255), wanted.word, forgiven.wrong_letters) <= forgiven.wrong_letters
    )
  )`;
}
