import { type HoldStatus, Prisma } from '../generated/prisma/client.ts';
import { isId } from '../platform/ids.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface HoldFilter {
  showingIds?: readonly string[] | null;
  statuses?: readonly HoldStatus[] | null;
}

const FALSE = Prisma.sql`false`;

/** The same as the status of a HoldView says, as conditions that can use the partial indexes. */
const HAS_STATUS: Record<HoldStatus, Prisma.Sql> = {
  ACTIVE: Prisma.sql`(hold.status = 'ACTIVE' and hold.expires_at > (select clock_timestamp()))`,
  CONVERTED: Prisma.sql`hold.status = 'CONVERTED'`,
  RELEASED: Prisma.sql`hold.status = 'RELEASED'`,
  EXPIRED: Prisma.sql`(hold.status = 'EXPIRED' or (hold.status = 'ACTIVE' and hold.expires_at <= (select clock_timestamp())))`,
};

/** A condition on `hold`. */
export function toSql({ showingIds, statuses }: HoldFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (showingIds) conditions.push(Prisma.sql`hold.showing_id = any (${showingIds.filter(isId)}::uuid[])`);
  if (statuses)
    conditions.push(Prisma.sql`(${Prisma.join([FALSE, ...statuses.map((status) => HAS_STATUS[status])], ' or ')})`);
  return Prisma.join(conditions, ' and ');
}

/** Undefined: all. */
export function isOfCinemas(cinemaIds: readonly string[] | undefined): Prisma.Sql {
  if (!cinemaIds) return Prisma.sql`true`;
  return Prisma.sql`exists (
    select from showing
    join auditorium on auditorium.id = showing.auditorium_id
    where showing.id = hold.showing_id and auditorium.cinema_id = any (${cinemaIds}::uuid[])
  )`;
}
