import { type Cinema, type Movie, type PriceList, Prisma } from '../../generated/prisma/client.ts';
import { databaseTime } from '../../platform/database/database-time.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { lockPriceListsInUse } from '../../pricing/sql/price-overrides.ts';

/** An auditorium in which a showing can be, with its cinema. */
export interface OpenAuditorium {
  id: string;
  name: string;
  cinemaId: string;
  cinema: SellingCinema;
  /** The newest version, on which new showings are sold; null before the first was imported. */
  seatMapId: string | null;
  seats: number;
}

export type SellingCinema = Pick<Cinema, 'id' | 'timeZone' | 'businessDayEndsAt' | 'currency'>;
export type ShownMovie = Pick<Movie, 'id' | 'runtimeMinutes' | 'availableFrom' | 'availableUntil'>;

/** What showings are scheduled on. Each stays as it is until the transaction has ended. */
export interface Premises {
  movies: ReadonlyMap<string, ShownMovie>;
  auditoriums: ReadonlyMap<string, OpenAuditorium>;
  priceLists: ReadonlyMap<string, PriceList>;
  /** By the database's clock, after the locks were taken. */
  now: Date;
}

/**
 * Locks movies and price lists that are not archived, and auditoriums that are open in cinemas that are open; what is not
 * found is left out. Shared: only who changes one of them waits, and is waited for. In one order: see docs/database.md.
 */
export async function lockPremises(
  tx: Transaction,
  wanted: Record<'movieIds' | 'auditoriumIds' | 'priceListIds', readonly string[]>,
): Promise<Premises> {
  const movieIds = distinct(wanted.movieIds);
  const auditoriumIds = distinct(wanted.auditoriumIds);
  const cinemas = byId(await lockCinemas(tx, auditoriumIds));
  const open = await lockAuditoriums(tx, auditoriumIds);
  const movies = byId(await lockMovies(tx, movieIds));
  const priceLists = await lockPriceListsInUse(tx, distinct(wanted.priceListIds));
  const maps = await newestMaps(tx, auditoriumIds);
  const auditoriums = open.flatMap((auditorium) => {
    const cinema = cinemas.get(auditorium.cinemaId);
    const newest = maps.get(auditorium.id) ?? { seatMapId: null, seats: 0 };
    return cinema ? [{ ...auditorium, ...newest, cinema }] : [];
  });
  return { movies, auditoriums: byId(auditoriums), priceLists, now: await databaseTime(tx) };
}

function lockCinemas(tx: Transaction, auditoriumIds: readonly string[]): Promise<SellingCinema[]> {
  return queryRows(
    tx.client,
    CINEMA,
    (cinema) => Prisma.sql`
      select ${cinema}
      from cinema
      where cinema.closed_at is null
        and cinema.id in (select auditorium.cinema_id from auditorium where auditorium.id = any (${auditoriumIds}::uuid[]))
      order by cinema.id
      for share of cinema`,
  );
}

function lockAuditoriums(tx: Transaction, ids: readonly string[]) {
  return queryRows(
    tx.client,
    AUDITORIUM,
    (auditorium) => Prisma.sql`
      select ${auditorium}
      from auditorium
      where auditorium.id = any (${ids}::uuid[]) and auditorium.closed_at is null
      order by auditorium.id
      for share of auditorium`,
  );
}

function lockMovies(tx: Transaction, ids: readonly string[]): Promise<ShownMovie[]> {
  return queryRows(
    tx.client,
    MOVIE,
    (movie) => Prisma.sql`
      select ${movie}
      from movie
      where movie.id = any (${ids}::uuid[]) and movie.archived_at is null
      order by movie.id
      for share of movie`,
  );
}

/** A statement of its own: it sees what was imported while the locks were waited for. */
async function newestMaps(tx: Transaction, auditoriumIds: readonly string[]) {
  const rows = await queryRows(
    tx.client,
    NEWEST_MAP,
    (map) => Prisma.sql`
      select ${map}
      from unnest(${auditoriumIds}::uuid[]) as auditorium (id)
      cross join lateral (
        select seat_map.id
        from seat_map
        where seat_map.auditorium_id = auditorium.id
        order by seat_map.version desc
        limit 1
      ) as newest`,
  );
  return new Map(rows.map(({ auditoriumId, ...map }) => [auditoriumId, map]));
}

const CINEMA = columns<SellingCinema>({
  id: 'cinema.id',
  timeZone: 'cinema.time_zone',
  businessDayEndsAt: 'cinema.business_day_ends_at',
  currency: 'cinema.currency',
});

const AUDITORIUM = columns<Pick<OpenAuditorium, 'id' | 'name' | 'cinemaId'>>({
  id: 'auditorium.id',
  name: 'auditorium.name',
  cinemaId: 'auditorium.cinema_id',
});

const MOVIE = columns<ShownMovie>({
  id: 'movie.id',
  runtimeMinutes: 'movie.runtime_minutes',
  availableFrom: 'movie.available_from',
  availableUntil: 'movie.available_until',
});

const NEWEST_MAP = columns<{ auditoriumId: string; seatMapId: string; seats: number }>({
  auditoriumId: 'auditorium.id',
  seatMapId: 'newest.id',
  seats: '(select count(*)::int from seat where seat.seat_map_id = newest.id)',
});

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.filter(isId))];
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
