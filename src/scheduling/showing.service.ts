import { Prisma, type Price, type Showing, type TicketType, type SeatCategory } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

export interface ShowingFilter {
  movieId?: string | null;
  cinemaId?: string | null;
  /** Starts at this instant or later. */
  from?: Date | null;
  /** Starts before this instant. */
  to?: Date | null;
  /** Starts on this day where the cinema is, as in 2026-11-21. */
  date?: string | null;
}

/** A price of a showing, with what it is for at hand and the currency of its cinema. */
export interface PriceRow extends Price {
  category: SeatCategory;
  ticketType: TicketType;
  currency: string;
}

export class ShowingService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of their starts. */
  async list(filter: ShowingFilter, page: Page): Promise<PageOf<Showing>> {
    const where = toSql(filter);
    const rows = await this.#database.prisma.$queryRaw<Showing[]>`
      select ${SHOWING_COLUMNS}
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id
      where ${where} and ${afterCursor(page)}
      order by showing.starts_at, showing.id
      limit ${page.limit + 1}`;
    return toPage(rows, page, () => this.#count(where));
  }

  /** For each of those movies the same as `list`, in one query. */
  async listByMovieIds(
    movieIds: readonly string[],
    filter: ShowingFilter,
    page: Page,
  ): Promise<(PageOf<Showing> & { movieId: string })[]> {
    const rows = await this.#database.prisma.$queryRaw<Showing[]>`
      select showing.*
      from unnest(${movieIds}::uuid[]) as movie (id)
      cross join lateral (
        select ${SHOWING_COLUMNS}
        from showing
        join auditorium on auditorium.id = showing.auditorium_id
        join cinema on cinema.id = auditorium.cinema_id
        where showing.movie_id = movie.id and ${toSql(filter)} and ${afterCursor(page)}
        order by showing.starts_at, showing.id
        limit ${page.limit + 1}
      ) as showing`;
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

  byIds = async (ids: readonly string[]): Promise<Showing[]> =>
    this.#database.prisma.showing.findMany({ where: { id: { in: ids.filter(isId) } } });

  /** In the order of categories and ticket types. */
  pricesByShowingIds = async (showingIds: readonly string[]): Promise<PriceRow[]> => {
    const prices = await this.#database.prisma.price.findMany({
      where: { showingId: { in: [...showingIds] } },
      include: { category: { include: { cinema: { select: { currency: true } } } }, ticketType: true },
      orderBy: [{ category: { name: 'asc' } }, { ticketType: { name: 'asc' } }],
    });
    return prices.map((price) => ({ ...price, currency: price.category.cinema.currency }));
  };

  async #countByMovieIds(movieIds: readonly string[], filter: ShowingFilter): Promise<Map<string, number>> {
    const rows = await this.#database.prisma.$queryRaw<{ movieId: string; count: number }[]>`
      select showing.movie_id as "movieId", count(*)::int as count
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id
      where showing.movie_id = any (${movieIds}::uuid[]) and ${toSql(filter)}
      group by showing.movie_id`;
    return new Map(rows.map(({ movieId, count }) => [movieId, count]));
  }

  async #count(where: Prisma.Sql): Promise<number> {
    const [row] = await this.#database.prisma.$queryRaw<{ count: number }[]>`
      select count(*)::int as count
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id
      where ${where}`;
    return row?.count ?? 0;
  }
}

const SHOWING_COLUMNS = Prisma.sql`
  showing.id, showing.movie_id as "movieId", showing.auditorium_id as "auditoriumId", showing.seat_map_id as "seatMapId",
  showing.starts_at as "startsAt", showing.ends_at as "endsAt", showing.free_at as "freeAt",
  showing.sales_open_at as "salesOpenAt", showing.sales_close_at as "salesCloseAt", showing.cancelled_at as "cancelledAt"`;

function afterCursor({ after }: Page): Prisma.Sql {
  if (!after) return Prisma.sql`true`;
  const [startsAt, id] = after;
  return Prisma.sql`(showing.starts_at, showing.id) > (${startsAt}::timestamptz, ${id}::uuid)`;
}

function toSql({ movieId, cinemaId, from, to, date }: ShowingFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (movieId) conditions.push(isId(movieId) ? Prisma.sql`showing.movie_id = ${movieId}::uuid` : Prisma.sql`false`);
  if (cinemaId) conditions.push(isId(cinemaId) ? Prisma.sql`cinema.id = ${cinemaId}::uuid` : Prisma.sql`false`);
  if (from) conditions.push(Prisma.sql`showing.starts_at >= ${from}`);
  if (to) conditions.push(Prisma.sql`showing.starts_at < ${to}`);
  if (date) conditions.push(Prisma.sql`(showing.starts_at at time zone cinema.time_zone)::date = ${date}::date`);
  return Prisma.join(conditions, ' and ');
}
