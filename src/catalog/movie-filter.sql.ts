import { Prisma } from '../generated/prisma/client.ts';
import { isId } from '../platform/ids.ts';
import { tidyLine } from '../platform/text.ts';
import { onBusinessDays } from '../venues/business-days.sql.ts';

/** What is left out or null does not filter. A list means "any of these"; an empty one finds nothing. */
export interface MovieFilter {
  genres?: readonly string[] | null;
  /** With a showing still to come on one of these business days of its cinema; each is given as its midnight in UTC. */
  dates?: readonly Date[] | null;
  /** With a showing still to come in one of these cinemas: with `dates` one that fits both. */
  cinemaIds?: readonly string[] | null;
  /** See movie-search.sql.ts. At most MAX_SEARCH_LENGTH. */
  search?: string | null;
  /** With a showing still to come, or, when false, without. */
  nowShowing?: boolean | null;
  /** Available only from a day in the future on, or, when false, not so. */
  comingSoon?: boolean | null;
  /** At that age the door lets them in. */
  age?: number | null;
}

/** Whether a movie is listed: all of the filter but its search. */
export function isListed({ genres, dates, cinemaIds, nowShowing, comingSoon, age }: MovieFilter): Prisma.Sql {
  const conditions = [Prisma.sql`movie.archived_at is null`];
  if (genres) conditions.push(Prisma.sql`movie.genres && ${genres.map((genre) => tidyLine(genre) ?? genre)}::text[]`);
  if (dates || cinemaIds) conditions.push(hasShowingToCome({ dates: dates ?? null, cinemaIds: cinemaIds ?? null }));
  if (isGiven(nowShowing)) {
    conditions.push(Prisma.sql`${nowShowing ? Prisma.empty : Prisma.sql`not`} ${hasShowingToCome({})}`);
  }
  if (isGiven(comingSoon)) {
    const today = Prisma.sql`(select (clock_timestamp() at time zone 'UTC')::date)`;
    conditions.push(Prisma.sql`coalesce(movie.available_from > ${today}, false) = ${comingSoon}`);
  }
  if (isGiven(age)) conditions.push(Prisma.sql`coalesce(movie.certificate_minimum_age <= ${age}, true)`);
  return Prisma.join(conditions, ' and ');
}

function isGiven<Value>(value: Value): value is NonNullable<Value> {
  return value !== undefined && value !== null;
}

function hasShowingToCome({ dates, cinemaIds }: Pick<MovieFilter, 'dates' | 'cinemaIds'>): Prisma.Sql {
  const tables = [Prisma.sql`showing`];
  const conditions = [
    Prisma.sql`showing.movie_id = movie.id and showing.cancelled_at is null`,
    Prisma.sql`showing.starts_at > (select clock_timestamp())`,
  ];
  if (dates || cinemaIds) tables.push(Prisma.sql`join auditorium on auditorium.id = showing.auditorium_id`);
  if (cinemaIds) conditions.push(Prisma.sql`auditorium.cinema_id = any (${cinemaIds.filter(isId)}::uuid[])`);
  if (dates) {
    tables.push(Prisma.sql`join cinema on cinema.id = auditorium.cinema_id`);
    conditions.push(onBusinessDays(dates));
  }
  return Prisma.sql`exists (select from ${Prisma.join(tables, ' ')} where ${Prisma.join(conditions, ' and ')})`;
}
