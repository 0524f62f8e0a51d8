import { Prisma } from '../../generated/prisma/client.ts';
import type { DueRows } from '../queues/due-rows.ts';

/** Mails of one table: each row has `created_at`, and `sent_at`, which is null until then. */
interface StoredMails {
  table: 'account_mail' | 'booking_mail';
  /** As it is in the kinds of due rows. */
  name: string;
  /** What could not be sent within so many days is not sent any more. */
  sentWithinDays: number;
  /** After so many days nothing asks whether it was sent. */
  keptDays: number;
  send: (mailId: string) => Promise<void>;
  deleteAll: (mailIds: readonly string[]) => Promise<void>;
}

/** Mails that no job has sent, and old ones, which are deleted. */
export function mailDueRows({ table, name, sentWithinDays, keptDays, send, deleteAll }: StoredMails): DueRows[] {
  const rows = Prisma.raw(table);
  // In literals: a partial index is used only then.
  const [sentWithin, kept] = [daysOf(sentWithinDays), daysOf(keptDays)];
  const dueAt = Prisma.sql`${rows}.created_at`;
  return [
    {
      ...{ kind: `unsent-${name}`, table, dueAt, claimSize: 20, handle: send },
      where: Prisma.sql`
        ${rows}.sent_at is null
        and ${rows}.created_at between (select clock_timestamp() - ${sentWithin})
          and (select clock_timestamp() - interval '2 seconds')`,
    },
    {
      ...{ kind: `old-${name}`, table, dueAt, claimSize: 500 },
      where: Prisma.sql`${rows}.created_at < (select clock_timestamp() - ${kept})`,
      handle: (mailId) => deleteAll([mailId]),
      handleAll: deleteAll,
    },
  ];
}

function daysOf(days: number): Prisma.Sql {
  return Prisma.raw(`interval '${days} days'`);
}
