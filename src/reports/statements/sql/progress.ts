import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { firstEntryAt } from './first-entry.sql.ts';

/** A business day that a statement can be about. */
export interface Day {
  /** As in 2026-11-21. */
  date: string;
  /** Where the statement before ended; of the first statement the beginning of the day. */
  fromAt: Date;
  untilAt: Date;
  isOver: boolean;
}

export interface Progress {
  statedUntil: Date;
  isClosed: boolean;
  today: Day;
  /** After the last statement; undefined before the first. */
  following: Day | undefined;
}

/** Until the transaction ends no other makes a statement of the cinema. @returns false when there is no such cinema */
export async function lockProgress(tx: Transaction, cinemaId: string): Promise<boolean> {
  const rows = await queryRows(
    tx.client,
    LOCKED,
    (locked) => Prisma.sql`
      select ${locked} from statement_progress where statement_progress.id = ${cinemaId}::uuid for update`,
  );
  return rows.length > 0;
}

const LOCKED = columns<{ id: string }>({ id: 'statement_progress.id' });

/** By a statement of its own after the lock: one that had waited for it would not see the last statement. */
export async function readProgress(tx: Transaction, cinemaId: string): Promise<Progress> {
  const [row] = await queryRows(
    tx.client,
    PROGRESS,
    (progress) => Prisma.sql`
      select ${progress}
      from statement_progress
      join cinema on cinema.id = statement_progress.id
      cross join lateral (
        select business_day(clock_timestamp(), cinema.business_day_ends_at, cinema.time_zone) as date
      ) as today
      left join lateral (${LAST}) as last on true
      where cinema.id = ${cinemaId}::uuid`,
  );
  if (!row) throw new Error(`there is no cinema ${cinemaId}`);
  const { statedUntil, isClosed, todayDate, todayFromAt, todayUntilAt, date, fromAt, untilAt, isOver } = row;
  return {
    statedUntil,
    isClosed,
    today: { date: todayDate, fromAt: todayFromAt, untilAt: todayUntilAt, isOver: false },
    following: date !== null && fromAt !== null && untilAt !== null ? { date, fromAt, untilAt, isOver } : undefined,
  };
}

/** Of the last statement of `cinema`. */
const LAST = Prisma.sql`
  select daily_statement.date, daily_statement.until_at
  from daily_statement
  where daily_statement.cinema_id = cinema.id
  order by daily_statement.number desc
  limit 1`;

const END = (day: string) => `business_day_end(${day}, cinema.business_day_ends_at, cinema.time_zone)`;

interface ProgressRow extends Pick<Progress, 'statedUntil' | 'isClosed'> {
  todayDate: string;
  todayFromAt: Date;
  todayUntilAt: Date;
  date: string | null;
  fromAt: Date | null;
  untilAt: Date | null;
  isOver: boolean;
}

const PROGRESS = columns<ProgressRow>({
  statedUntil: 'statement_progress.stated_until',
  isClosed: 'cinema.closed_at is not null',
  todayDate: 'today.date::text',
  todayFromAt: END('today.date - 1'),
  todayUntilAt: END('today.date'),
  date: '(last.date + 1)::text',
  fromAt: 'last.until_at',
  // After a change of the time zone a day may have ended before the one before it did: then it is empty.
  untilAt: `greatest(last.until_at, ${END('last.date + 1')})`,
  isOver: 'coalesce(last.date + 1 < today.date, false)',
});

/** The day of the oldest entry that is in no statement, of those before today. */
export async function firstUnstatedDay(tx: Transaction, cinemaId: string): Promise<Day | undefined> {
  const [day] = await queryRows(
    tx.client,
    FIRST_DAY,
    (first) => Prisma.sql`
      select ${first}
      from (select ${firstEntryAt(cinemaId)} as at) as oldest
      join cinema on cinema.id = ${cinemaId}::uuid
      left join lateral (${LAST}) as last on true
      cross join lateral (
        select greatest(
          business_day(oldest.at, cinema.business_day_ends_at, cinema.time_zone), last.date + 1
        ) as date
      ) as day
      where oldest.at is not null`,
  );
  return day;
}

const FIRST_DAY = columns<Day>({
  date: 'day.date::text',
  fromAt: `coalesce(last.until_at, ${END('day.date - 1')})`,
  untilAt: `greatest(last.until_at, ${END('day.date')})`,
  isOver: 'true',
});

export async function saveProgress(
  tx: Transaction,
  progress: { cinemaId: string; statedUntil: Date; nextStatementAt: Date },
): Promise<void> {
  await tx.client.$executeRaw`
    update statement_progress
    set stated_until = ${progress.statedUntil}, next_statement_at = ${progress.nextStatementAt}
    where statement_progress.id = ${progress.cinemaId}::uuid`;
}
