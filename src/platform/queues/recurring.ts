import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../database/database.ts';
import type { DueRows } from './due-rows.ts';

/** Work that is done again and again, whatever became of the last time. */
export interface Recurring {
  /** That of a row of recurring_task, which a migration inserts. In small letters and hyphens. */
  name: string;
  everyMinutes: number;
  /** May run twice at the same time. @throws when it could not be done: it is tried again soon */
  run: () => Promise<unknown>;
}

/**
 * Due rows of one row, which says when it is due next. No job: a job that is lost would never come again.
 */
export function recurring({ name, everyMinutes, run }: Recurring, { database }: { database: Database }): DueRows {
  if (!/^[a-z-]+$/.test(name)) throw new Error(`"${name}" cannot be written into a statement`);
  return {
    kind: name,
    table: 'recurring_task',
    where: Prisma.sql`
      recurring_task.name = '${Prisma.raw(name)}' and recurring_task.due_at <= (select clock_timestamp())`,
    dueAt: Prisma.sql`recurring_task.due_at`,
    claimSize: 1,
    handle: async (id) => {
      await run();
      await database.singleStatement(
        (statement) => statement.client.$executeRaw`
          update recurring_task
          set due_at = clock_timestamp() + make_interval(mins => ${everyMinutes}::int)
          where recurring_task.id = ${id}::uuid`,
      );
    },
  };
}
