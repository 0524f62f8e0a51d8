import { type Movie, Prisma } from '../generated/prisma/client.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import type { Page, SortKeys } from '../platform/page.ts';
import { MOVIE } from './movie-columns.ts';
import { bestMovies } from './movie-relevance.sql.ts';
import { hasEveryWord, type SearchedWord } from './movie-search.sql.ts';

export type MovieOrder = 'RELEVANCE' | 'TITLE' | 'RELEASE_DATE_DESC';

export interface ListedMovie extends Movie {
  /** What it is sorted by before its id, as cursors have it. */
  sortKey: string;
  /** How many the list has in all, where the statement knows it anyway; otherwise null. */
  total: number | null;
}

/** By columns of `movie`. */
interface Order {
  sortKey: Prisma.Sql;
  orderBy: Prisma.Sql;
  isAfter: (cursor: SortKeys) => Prisma.Sql;
}

const BY_TITLE: Order = {
  sortKey: Prisma.sql`movie.title`,
  orderBy: Prisma.sql`movie.title, movie.id`,
  isAfter: ([title, id]) => Prisma.sql`(movie.title, movie.id) > (${title}, ${id}::uuid)`,
};

const ORDERS: Record<MovieOrder, Order> = {
  TITLE: BY_TITLE,
  // Without a search all have the same rank.
  RELEVANCE: {
    ...BY_TITLE,
    sortKey: Prisma.sql`'0 ' || movie.title`,
    isAfter: ([key, id]) => BY_TITLE.isAfter([key.replace(/^\d+ /, ''), id]),
  },
  // One whose date is not known comes last.
  RELEASE_DATE_DESC: {
    sortKey: Prisma.sql`coalesce(to_char(movie.release_date, 'YYYY-MM-DD'), '')`,
    orderBy: Prisma.sql`coalesce(movie.release_date, '-infinity') desc, movie.id desc`,
    isAfter: ([day, id]) => Prisma.sql`
      (coalesce(movie.release_date, '-infinity'), movie.id) < (${day || '-infinity'}::date, ${id}::uuid)`,
  },
};

export interface MovieList {
  /** The condition for any movie of the list, without its search. */
  where: Prisma.Sql;
  /** Of its search; none: it has no search. */
  words: readonly SearchedWord[];
  order: MovieOrder;
  page: Page;
  /** For tests: see movie-relevance.sql.ts. */
  few?: number;
}

/** The page, and one row more when there is a next one. */
export function readMovies(client: Prisma.TransactionClient, list: MovieList): Promise<ListedMovie[]> {
  if (list.words.length === 0) return readUnsearched(client, list);
  return list.order === 'RELEVANCE' ? readBest(client, list) : readFound(client, list);
}

function readUnsearched(client: Prisma.TransactionClient, { where, order, page }: MovieList): Promise<ListedMovie[]> {
  const { sortKey, orderBy, isAfter } = ORDERS[order];
  return queryRows(
    client,
    columns<ListedMovie>({ ...MOVIE, sortKey, total: 'null::int' }),
    (movie) => Prisma.sql`
      select ${movie}
      from movie
      where ${where} and ${page.after ? isAfter(page.after) : Prisma.sql`true`}
      order by ${orderBy}
      limit ${page.limit + 1}`,
  );
}

/** Finds them all before they are sorted: an index of the order would read every movie until the page is full. */
function readFound(client: Prisma.TransactionClient, list: MovieList): Promise<ListedMovie[]> {
  const { order, page } = list;
  const { sortKey, orderBy, isAfter } = ORDERS[order];
  return queryRows(
    client,
    columns<ListedMovie>({ ...MOVIE, sortKey, total: '(select count(*) from found)::int' }),
    (movie) => Prisma.sql`
      with found as materialized (select movie.id, movie.title, movie.release_date ${fromMovies(list)}),
      listed as materialized (
        select movie.id
        from found as movie
        where ${page.after ? isAfter(page.after) : Prisma.sql`true`}
        order by ${orderBy}
        limit ${page.limit + 1}
      )
      select ${movie} from listed join movie on movie.id = listed.id order by ${orderBy}`,
  );
}

function readBest(client: Prisma.TransactionClient, list: MovieList): Promise<ListedMovie[]> {
  return queryRows(
    client,
    columns<ListedMovie>({ ...MOVIE, sortKey: "best.rank || ' ' || movie.title", total: '(select total from size)' }),
    (movie) => Prisma.sql`
      with ${bestMovies(list)}
      select ${movie} from best join movie on movie.id = best.id order by best.rank, movie.title, movie.id`,
  );
}

/** What follows `select count(*)`. */
export function fromMovies({ where, words }: Pick<MovieList, 'where' | 'words'>): Prisma.Sql {
  const isFound = words.length === 0 ? Prisma.empty : Prisma.sql`and ${hasEveryWord(words)}`;
  return Prisma.sql`from movie where ${where} ${isFound}`;
}
