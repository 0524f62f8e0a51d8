import { Prisma } from '../generated/prisma/client.ts';
import { spansAround } from './business-days.ts';

/**
 * Whether a showing starts on one of these business days of its cinema: each is given as its midnight in UTC. Which days a
 * start belongs to is known only with its cinema; the spans are what an index can find.
 */
export function onBusinessDays(dates: readonly Date[]): Prisma.Sql {
  const [whole, ...spans] = spansAround(dates).map(
    ({ from, to }) => Prisma.sql`showing.starts_at >= ${from} and showing.starts_at < ${to}`,
  );
  if (!whole) return Prisma.sql`false`;
  const days = dates.map((date) => date.toISOString().slice(0, 10));
  return Prisma.sql`${whole} and (${spans.length === 0 ? Prisma.sql`true` : Prisma.join(spans, ' or ')}) and
    (showing.starts_at at time zone cinema.time_zone - cinema.business_day_ends_at::interval)::date
      = any (${days}::date[])`;
}
