import { Prisma } from '../../generated/prisma/client.ts';
import type { DueRows } from '../../platform/queues/due-rows.ts';
import type { Sessions } from './sessions.service.ts';

/** Deletes sessions 30 days after they ended or expired. Without a job: nothing waits for it. */
export function sessionDueRows({ sessions }: { sessions: Sessions }): DueRows[] {
  return [
    {
      kind: 'old-session',
      table: 'session',
      where: Prisma.sql`
        least(session.ended_at, session.expires_at) <= (select clock_timestamp() - interval '30 days')`,
      dueAt: Prisma.sql`least(session.ended_at, session.expires_at)`,
      claimSize: 200,
      handle: (id) => sessions.delete([id]),
      handleAll: (ids) => sessions.delete(ids),
    },
  ];
}
