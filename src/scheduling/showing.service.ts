import { Prisma, type Showing } from '../generated/prisma/client.ts';
import { oneRow, type OneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import { onBusinessDays } from '../venues/business-days.sql.ts';
import { SHOWING_STATUS, type ShowingStatus } from './showing-status.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface ShowingFilter {
  movieIds?: readonly string[] | null;
  cinemaIds?: readonly string[] | null;
  statuses?: readonly ShowingStatus[] | null;
  /** Starts at this instant or later. */
  from?: Date | null;
  /** Starts before this instant. */
  to?: Date | null;
  /** Starts on one of these business days of its cinema; each is given as its midnight in UTC. */
  dates?: readonly Date[] | null;
}

/** Reading more would keep the process busy for too long. */
const ROWS_AT_ONCE = 1_000;

/** A page of the showings of one movie. */
type MoviePage = PageOf<Showing> & { movieId: string };

export class ShowingService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of their starts. */
  async list(filter: ShowingFilter, page: Page): Promise<PageOf<Showing>> {
    const { from, where } = toSql(filter);
    const rows = await queryRows(
      this.#database.prisma,
      SHOWING,
      (showing) => Prisma.sql`
        select ${showing}
        from ${from}
        where ${where} and ${afterCursor(page)}
        order by showing.starts_at, showing.id
        limit ${page.limit + 1}`,
    );
    const count = () => countRows(this.#database.prisma, Prisma.sql`from ${from} where ${where}`);
    return toPage(rows, page, count);
  }

  /** For each movie the same as `list`, in one query for all of them. */
  pageByMovieId(filter: ShowingFilter, page: Page): OneRow<MoviePage> {
    return oneRow(
      ({ movieId }) => movieId,
      (movieIds) => this.#listByMovieIds(movieIds, filter, page),
      { keysAtOnce: Math.ceil(ROWS_AT_ONCE / page.limit) },
    );
  }

  async #listByMovieIds(movieIds: readonly string[], filter: ShowingFilter, page: Page): Promise<MoviePage[]> {
    const { from, where } = toSql(filter);
    const rows = await queryRows(
      this.#database.prisma,
      SHOWING,
      (showing) => Prisma.sql`
        select of_movie.*
        from unnest(${movieIds}::uuid[]) as movie (id)
        cross join lateral (
          select ${showing}
          from ${from}
          where showing.movie_id = movie.id and ${where} and ${afterCursor(page)}
          order by showing.starts_at, showing.id
          limit ${page.limit + 1}
        ) as of_movie`,
    );
    let counts: Promise<Map<string, number>> | undefined;
    const countOf = async (movieId: string) => {
      counts ??= this.#countByMovieIds(movieIds, filter);
      return (await counts).get(movieId) ?? 0;
    };
    return movieIds.map((movieId) => {
      const ofMovie = rows.filter((row) => row.movieId === movieId);
      return { movieId, ...toPage(ofMovie, page, () => countOf(movieId)) };
    });
  }

  readonly byId = oneRow<Showing>(
    ({ id }) => id,
    (ids) =>
      queryRows(
        this.#database.prisma,
        SHOWING,
        (showing) => Prisma.sql`select ${showing} from showing where showing.id = any (${ids.filter(isId)}::uuid[])`,
      ),
    { isShared: true },
  );

  async #countByMovieIds(movieIds: readonly string[], filter: ShowingFilter): Promise<Map<string, number>> {
    const { from, where } = toSql(filter);
    const rows = await queryRows(
      this.#database.prisma,
      MOVIE_COUNT,
      (count) => Prisma.sql`
        select ${count}
        from ${from}
        where showing.movie_id = any (${movieIds}::uuid[]) and ${where}
        group by showing.movie_id`,
    );
    return new Map(rows.map(({ movieId, count }) => [movieId, count]));
  }
}

const SHOWING = columns<Showing>({
  id: 'showing.id',
  version: 'showing.version',
  movieId: 'showing.movie_id',
  auditoriumId: 'showing.auditorium_id',
  seatMapId: 'showing.seat_map_id',
  startsAt: 'showing.starts_at',
  endsAt: 'showing.ends_at',
  freeAt: 'showing.free_at',
  salesOpenAt: 'showing.sales_open_at',
  salesCloseAt: 'showing.sales_close_at',
  cancelledAt: 'showing.cancelled_at',
  format: 'showing.format',
  language: 'showing.language',
  subtitles: 'showing.subtitles',
  accessibility: 'showing.accessibility',
  guardsSingleSeats: 'showing.guards_single_seats',
  leadMinutes: 'showing.lead_minutes',
  cleaningMinutes: 'showing.cleaning_minutes',
});

const MOVIE_COUNT = columns<{ movieId: string; count: number }>({
  movieId: 'showing.movie_id',
  count: 'count(*)::int',
});

function afterCursor({ after }: Page): Prisma.Sql {
  if (!after) return Prisma.sql`true`;
  const [startsAt, id] = after;
  return Prisma.sql`(showing.starts_at, showing.id) > (${startsAt}::timestamptz, ${id}::uuid)`;
}

/** Joins only what the filter asks about: a count of all showings is then a scan of one index. */
function toSql({ movieIds, cinemaIds, statuses, from, to, dates }: ShowingFilter): {
  from: Prisma.Sql;
  where: Prisma.Sql;
} {
  const tables = [Prisma.sql`showing`];
  const conditions = [Prisma.sql`true`];
  if (cinemaIds || dates) tables.push(Prisma.sql`join auditorium on auditorium.id = showing.auditorium_id`);
  if (movieIds) conditions.push(Prisma.sql`showing.movie_id = any (${movieIds.filter(isId)}::uuid[])`);
  if (cinemaIds) conditions.push(Prisma.sql`auditorium.cinema_id = any (${cinemaIds.filter(isId)}::uuid[])`);
  if (statuses) conditions.push(Prisma.sql`${Prisma.raw(SHOWING_STATUS)} = any (${statuses}::text[])`);
  if (from) conditions.push(Prisma.sql`showing.starts_at >= ${from}`);
  if (to) conditions.push(Prisma.sql`showing.starts_at < ${to}`);
  if (dates) {
    tables.push(Prisma.sql`join cinema on cinema.id = auditorium.cinema_id`);
    conditions.push(onBusinessDays(dates));
  }
  return { from: Prisma.join(tables, ' '), where: Prisma.join(conditions, ' and ') };
}
