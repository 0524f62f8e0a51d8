import { Prisma } from '../generated/prisma/client.ts';
import { type Actor, cinemasWithRole, ForbiddenError } from '../platform/identity.ts';
import { isId } from '../platform/ids.ts';

/** What a report is about. A list means "any of these"; an empty one finds nothing. */
export interface ReportInput {
  /** Business days, each given as its midnight in UTC; both are included. */
  from: Date;
  to: Date;
  cinemaIds?: readonly string[] | null;
  movieIds?: readonly string[] | null;
}

/** The same, with no cinema that the caller may not see. Undefined: any. */
export interface ReportScope {
  from: Date;
  to: Date;
  cinemaIds: readonly string[] | undefined;
  movieIds: readonly string[] | undefined;
}

const DAY_MS = 86_400_000;
export const MAX_REPORT_DAYS = 366;

/** Why there is no report of these days. */
export function daysProblem({ from, to }: Pick<ReportInput, 'from' | 'to'>): string | undefined {
  const days = (to.getTime() - from.getTime()) / DAY_MS + 1;
  if (days < 1) return 'input.to is before input.from.';
  if (days > MAX_REPORT_DAYS) return `A report can be about at most ${MAX_REPORT_DAYS} days; these are ${days}.`;
  return undefined;
}

/** @throws {ForbiddenError} when a cinema is named of which the actor may not see reports */
export function scopeOf(actor: Actor, { from, to, cinemaIds, movieIds }: ReportInput): ReportScope {
  const visible = visibleCinemas(actor);
  if (visible && cinemaIds?.some((id) => !visible.includes(id)))
    throw new ForbiddenError('This needs the role AUDITOR or MANAGER of each of the cinemas.');
  return {
    ...{ from, to, cinemaIds: (cinemaIds ?? visible)?.filter(isId) },
    movieIds: movieIds?.filter(isId),
  };
}

/** Undefined: all. */
function visibleCinemas(actor: Actor): string[] | undefined {
  const [audited, managed] = [cinemasWithRole(actor, 'AUDITOR'), cinemasWithRole(actor, 'MANAGER')];
  return audited && managed && [...audited, ...managed];
}

/** As PostgreSQL reads it. */
export function dayOf(date: Date): Prisma.Sql {
  return Prisma.sql`${date.toISOString().slice(0, 10)}::date`;
}

/** Whether a column has one of these ids; of any when there is no list. */
export function isAnyOf(column: string, ids: readonly string[] | undefined): Prisma.Sql {
  return ids ? Prisma.sql`${Prisma.raw(column)} = any (${ids}::uuid[])` : Prisma.sql`true`;
}
