import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../database/database.ts';
import { columns, queryRows } from '../database/rows.ts';
import { KEPT_MS, keptFor, type Metric } from '../metrics/metric.ts';
import type { DueRows, DueRowsRecovery } from './due-rows.ts';

/** Of each kind at most so many are counted: a backlog of a million would make the scrape slow when it is needed. */
const MOST = 1000;

interface DueCount {
  kind: string;
  rows: number;
  oldestSeconds: number;
}

const DUE_COUNT = columns<DueCount>({
  kind: 'due.kind',
  rows: 'count(due.due_at)::int',
  oldestSeconds: 'coalesce(greatest(0, extract(epoch from clock_timestamp() - min(due.due_at))), 0)::float8',
});

/** What is due at this moment, the same from every process, and what the recovery of this process has found. */
export function dueRowMetrics(parts: {
  database: Database;
  kinds: readonly DueRows[];
  /** Undefined in an api, which recovers nothing. */
  recovery: DueRowsRecovery | undefined;
}): readonly Metric[] {
  const { database, kinds, recovery } = parts;
  const counts = keptFor(KEPT_MS, () => countDueRows(database, kinds));
  const found = () => [...(recovery?.found ?? [])];
  return [
    {
      name: 'rowlock_due_rows',
      type: 'gauge',
      help: `Rows that are due and not done, at most ${MOST} of a kind. The same from every process.`,
      read: async () => (await counts()).map(({ kind, rows: value }) => ({ labels: { kind }, value })),
    },
    {
      name: 'rowlock_oldest_due_row_seconds',
      type: 'gauge',
      help: 'For how long the first of them has been due; 0 when none is. The same from every process.',
      read: async () => (await counts()).map(({ kind, oldestSeconds: value }) => ({ labels: { kind }, value })),
    },
    {
      name: 'rowlock_recovered_rows_total',
      type: 'counter',
      help: 'Due rows that recovery found and handled, since no job had, by how that ended.',
      read: () =>
        found().flatMap(([kind, outcomes]) =>
          [...outcomes.counts].map(([outcome, value]) => ({ labels: { kind, outcome }, value })),
        ),
    },
  ];
}

/** By the index with which recovery looks for them every second. */
function countDueRows({ prisma }: Database, kinds: readonly DueRows[]): Promise<DueCount[]> {
  if (kinds.length === 0) return Promise.resolve([]);
  return queryRows(prisma, DUE_COUNT, (columnsOfCount) => {
    const selects = kinds.map(
      ({ kind, table, join, where, dueAt }) => Prisma.sql`
        select ${columnsOfCount}
        from (
          select ${kind}::text as kind, null::timestamptz as due_at
          union all
          (
            select ${kind}::text, ${dueAt}
            from ${Prisma.raw(table)}
            ${join ?? Prisma.empty}
            where ${where}
            order by ${dueAt}
            limit ${MOST}::int
          )
        ) as due
        group by due.kind`,
    );
    return Prisma.join(selects, ' union all ');
  });
}
