import { Prisma, type Showing } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SHOWING_EXPRESSIONS } from '../../scheduling/showing.service.ts';
import { MOST_CONFLICTS, type PlacedShowing } from '../overlaps.ts';

/** A stored showing that is in the way of one that is to be scheduled. */
export type Obstacle = Showing & { index: number };

/**
 * What is in the way of each showing, in the order of starts. It looks as the constraint showing_no_overlap does, and names
 * what the constraint would only refuse; between the look and the commit only the constraint knows.
 *
 * @param options.except the showing that is moved
 */
export function findOverlaps(
  tx: Transaction,
  showings: readonly PlacedShowing[],
  { except = null }: { except?: string | null } = {},
): Promise<Obstacle[]> {
  return queryRows(
    tx.client,
    OBSTACLE,
    (obstacle) => Prisma.sql`
      select in_the_way.*
      from unnest(
        ${showings.map(({ index }) => index)}::int[], ${showings.map(({ auditorium }) => auditorium.id)}::uuid[],
        ${showings.map(({ startsAt }) => startsAt)}::timestamptz[], ${showings.map(({ freeAt }) => freeAt)}::timestamptz[]
      ) as wanted (index, auditorium_id, starts_at, free_at)
      cross join lateral (
        select ${obstacle}
        from showing
        where showing.auditorium_id = wanted.auditorium_id and showing.cancelled_at is null
          and tstzrange(showing.starts_at, showing.free_at, '[)') && tstzrange(wanted.starts_at, wanted.free_at, '[)')
          and showing.id is distinct from ${except}::uuid
        order by showing.starts_at
        limit ${MOST_CONFLICTS}
      ) as in_the_way`,
  );
}

const OBSTACLE = columns<Obstacle>({ ...SHOWING_EXPRESSIONS, index: 'wanted.index' });
