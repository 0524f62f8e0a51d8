import { Prisma } from '../generated/prisma/client.ts';
import type { DueRows } from '../platform/queues/due-rows.ts';
import type { OldShowings } from './old-showings.service.ts';

/** With 8,000 seats each, one statement still ends long before the statement timeout. */
const SHOWINGS_AT_ONCE = 5;

export function oldShowingDueRows({ oldShowings }: { oldShowings: OldShowings }): DueRows[] {
  return [
    {
      kind: 'old-showing',
      table: 'showing',
      where: oldShowings.condition,
      dueAt: Prisma.sql`showing.ends_at`,
      claimSize: SHOWINGS_AT_ONCE,
      handle: (showingId) => oldShowings.dropFreeSeats([showingId]),
      handleAll: (showingIds) => oldShowings.dropFreeSeats(showingIds),
    },
  ];
}
