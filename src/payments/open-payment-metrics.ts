import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { KEPT_MS, keptFor, type Metric, type Sample } from '../platform/metrics/metric.ts';

/** Of each state at most so many are counted. */
const MOST = 10_000;

interface OpenCount {
  of: 'payment' | 'refund';
  status: string;
  count: number;
  oldestSeconds: number;
}

const OPEN_COUNT = columns<OpenCount>({
  of: 'open.of',
  status: 'open.status',
  count: 'count(open.since)::int',
  oldestSeconds: 'coalesce(greatest(0, extract(epoch from clock_timestamp() - min(open.since))), 0)::float8',
});

/** Each state has a partial index with its rows alone. Payments that have ended are not counted: they are the whole table. */
const STATES: readonly { of: OpenCount['of']; status: string; since: string }[] = [
  { of: 'payment', status: 'PENDING', since: 'created_at' },
  { of: 'payment', status: 'REQUIRES_ACTION', since: 'created_at' },
  { of: 'refund', status: 'PENDING', since: 'created_at' },
  { of: 'refund', status: 'FAILED', since: 'settled_at' },
];

/** Payments and refunds by their state, where something is left to do. */
export function openPaymentMetrics({ database }: { database: Database }): readonly Metric[] {
  const counts = keptFor(KEPT_MS, () => countOpen(database));
  const read = (of: OpenCount['of'], value: 'count' | 'oldestSeconds') => async (): Promise<Sample<number>[]> =>
    (await counts())
      .filter((open) => open.of === of)
      .map((open) => ({ labels: { status: open.status }, value: open[value] }));
  return [
    {
      name: 'rowlock_open_payments',
      type: 'gauge',
      help: `Payments that are not settled, at most ${MOST} of a state. The same from every process.`,
      read: read('payment', 'count'),
    },
    {
      name: 'rowlock_oldest_open_payment_seconds',
      type: 'gauge',
      help: 'For how long the first of them has been there; 0 when there is none. The same from every process.',
      read: read('payment', 'oldestSeconds'),
    },
    {
      name: 'rowlock_open_refunds',
      type: 'gauge',
      help: `Refunds that are PENDING, or that FAILED, at most ${MOST} of a state. The same from every process.`,
      read: read('refund', 'count'),
    },
    {
      name: 'rowlock_oldest_open_refund_seconds',
      type: 'gauge',
      help: 'For how long the first of them has been there; 0 when there is none. The same from every process.',
      read: read('refund', 'oldestSeconds'),
    },
  ];
}

function countOpen({ prisma }: Database): Promise<OpenCount[]> {
  return queryRows(prisma, OPEN_COUNT, (columnsOfCount) => {
    const selects = STATES.map(({ of, status, since }) => {
      const [table, at, literal] = [Prisma.raw(of), Prisma.raw(`${of}.${since}`), Prisma.raw(`'${status}'`)];
      return Prisma.sql`
        select ${columnsOfCount}
        from (
          select ${Prisma.raw(`'${of}'`)} as of, ${literal} as status, null::timestamptz as since
          union all
          (
            select ${Prisma.raw(`'${of}'`)}, ${literal}, ${at}
            from ${table}
            where ${table}.status = ${literal}
            order by ${at}
            limit ${MOST}::int
          )
        ) as open
        group by open.of, open.status`;
    });
    return Prisma.join(selects, ' union all ');
  });
}
