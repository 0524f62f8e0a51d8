import { type AccessibilityFeature, Prisma } from '../generated/prisma/client.ts';
import { isId } from '../platform/ids.ts';
import type { Page } from '../platform/page.ts';
import { onBusinessDays } from '../venues/business-days.sql.ts';
import { hasSeatsTogether } from './seats-together.sql.ts';
import { SHOWING_STATUS, type ShowingStatus } from './showing-status.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface ShowingFilter {
  movieIds?: readonly string[] | null;
  cinemaIds?: readonly string[] | null;
  auditoriumIds?: readonly string[] | null;
  statuses?: readonly ShowingStatus[] | null;
  formats?: readonly string[] | null;
  /** Spoken. */
  languages?: readonly string[] | null;
  subtitles?: readonly string[] | null;
  /** Starts at this instant or later. */
  from?: Date | null;
  /** Starts before this instant. */
  to?: Date | null;
  /** Starts on one of these business days of its cinema; each is given as its midnight in UTC. */
  dates?: readonly Date[] | null;
  /** Has all of these; none of them finds nothing, as in the other lists. */
  accessibility?: readonly AccessibilityFeature[] | null;
  /** From 1 to MAX_SEATS_TOGETHER. */
  seatsTogether?: number | null;
}

export type ShowingOrder = 'STARTS_AT_ASC' | 'STARTS_AT_DESC';

/** A page of showings, in an order of their starts. */
export interface ShowingList {
  filter: ShowingFilter;
  page: Page;
  orderBy: ShowingOrder;
}

/** What a field with its showings is on. */
export type ShowingOwner = 'movie' | 'cinema';

/** @param select what is selected of `showing` */
export function selectShowings(select: Prisma.Sql, list: ShowingList): Prisma.Sql {
  return selectPage({ select, list, where: Prisma.sql`true` });
}

export function countShowings(filter: ShowingFilter): Prisma.Sql {
  const { from, where } = toSql(filter);
  return Prisma.sql`from ${from} where ${where}`;
}

/**
 * A page for each owner, in one statement. A cinema's is merged from those of its auditoriums, each read in order by its
 * index.
 *
 * @param select what is selected of `showing`, and of its `owner`
 */
export function selectShowingsOfEach(
  owner: ShowingOwner,
  { select, ownerIds, list }: { select: Prisma.Sql; ownerIds: readonly string[]; list: ShowingList },
): Prisma.Sql {
  const ofOwner =
    owner === 'movie'
      ? selectPage({ select, list, where: Prisma.sql`showing.movie_id = owner.id` })
      : Prisma.sql`
          select of_auditorium.*
          from auditorium as owned
          cross join lateral (
            ${selectPage({ select, list, where: Prisma.sql`showing.auditorium_id = owned.id` })}
          ) as of_auditorium
          where owned.cinema_id = owner.id
          order by of_auditorium."startsAt" ${directionOf(list)}, of_auditorium.id ${directionOf(list)}
          limit ${list.page.limit + 1}`;
  return Prisma.sql`
    select of_owner.*
    from unnest(${ownerIds}::uuid[]) as owner (id)
    cross join lateral (${ofOwner}) as of_owner`;
}

/** @param select what is selected of `owner`, and of the `count` of its showings */
export function countShowingsOfEach(
  owner: ShowingOwner,
  { select, ownerIds, filter }: { select: Prisma.Sql; ownerIds: readonly string[]; filter: ShowingFilter },
): Prisma.Sql {
  const { from, where } = toSql(filter);
  const isOwned =
    owner === 'movie'
      ? Prisma.sql`showing.movie_id = owner.id`
      : Prisma.sql`showing.auditorium_id in (select owned.id from auditorium as owned where owned.cinema_id = owner.id)`;
  return Prisma.sql`
    select ${select}
    from unnest(${ownerIds}::uuid[]) as owner (id)
    cross join lateral (select count(*)::int from ${from} where ${isOwned} and ${where}) as counted`;
}

function selectPage({ select, list, where }: { select: Prisma.Sql; list: ShowingList; where: Prisma.Sql }): Prisma.Sql {
  const { from, where: fits } = toSql(list.filter);
  return Prisma.sql`
    select ${select}
    from ${from}
    where ${where} and ${fits} and ${afterCursor(list)}
    order by showing.starts_at ${directionOf(list)}, showing.id ${directionOf(list)}
    limit ${list.page.limit + 1}`;
}

function directionOf({ orderBy }: Pick<ShowingList, 'orderBy'>): Prisma.Sql {
  return orderBy === 'STARTS_AT_ASC' ? Prisma.sql`asc` : Prisma.sql`desc`;
}

function afterCursor({ page: { after }, orderBy }: ShowingList): Prisma.Sql {
  if (!after) return Prisma.sql`true`;
  const [startsAt, id] = after;
  const comparison = orderBy === 'STARTS_AT_ASC' ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(showing.starts_at, showing.id) ${comparison} (${startsAt}::timestamptz, ${id}::uuid)`;
}

/** Joins only what the filter asks about: a count of all showings is then a scan of one index. */
function toSql(filter: ShowingFilter): { from: Prisma.Sql; where: Prisma.Sql } {
  const { movieIds, cinemaIds, auditoriumIds, statuses, from, to, dates, seatsTogether } = filter;
  const tables = [Prisma.sql`showing`];
  const conditions = [Prisma.sql`true`, ...isPresentedAs(filter)];
  if (cinemaIds || dates) tables.push(Prisma.sql`join auditorium on auditorium.id = showing.auditorium_id`);
  if (movieIds) conditions.push(Prisma.sql`showing.movie_id = any (${movieIds.filter(isId)}::uuid[])`);
  if (cinemaIds) conditions.push(Prisma.sql`auditorium.cinema_id = any (${cinemaIds.filter(isId)}::uuid[])`);
  if (auditoriumIds) conditions.push(Prisma.sql`showing.auditorium_id = any (${auditoriumIds.filter(isId)}::uuid[])`);
  if (statuses) conditions.push(Prisma.sql`${Prisma.raw(SHOWING_STATUS)} = any (${statuses}::text[])`);
  if (from) conditions.push(Prisma.sql`showing.starts_at >= ${from}`);
  if (to) conditions.push(Prisma.sql`showing.starts_at < ${to}`);
  if (dates) {
    tables.push(Prisma.sql`join cinema on cinema.id = auditorium.cinema_id`);
    conditions.push(onBusinessDays(dates));
  }
  if (typeof seatsTogether === 'number') conditions.push(hasSeatsTogether(seatsTogether));
  return { from: Prisma.join(tables, ' '), where: Prisma.join(conditions, ' and ') };
}

function isPresentedAs({ formats, languages, subtitles, accessibility }: ShowingFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (formats) conditions.push(Prisma.sql`showing.format = any (${formats}::text[])`);
  if (languages) conditions.push(Prisma.sql`showing.language = any (${languages}::text[])`);
  if (subtitles) conditions.push(Prisma.sql`showing.subtitles && ${subtitles}::text[]`);
  if (accessibility?.length === 0) conditions.push(Prisma.sql`false`);
  if (accessibility) conditions.push(Prisma.sql`showing.accessibility @> ${accessibility}::accessibility_feature[]`);
  return conditions;
}
