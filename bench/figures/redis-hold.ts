import type { Figure, Row } from '../support/figure.ts';
import { median } from '../support/figure.ts';
import { type HoldRound, holdRound } from '../support/hold-rounds.ts';
import type { LoadTasks } from '../support/load-process.ts';
import { STEADY } from '../support/rounds.ts';
import { compareLoads, sideBySide } from '../support/side-by-side.ts';

/** Redis takes the jobs and the messages off PostgreSQL, and must not make a hold slower. */
const TARGET = 1;
/** What counts as the same: half of what rounds may differ by. */
const EQUAL = TARGET - STEADY / 2;
const SECONDS = 2.5;
const WARM_UP_SECONDS = 4;

/** The same holds with jobs, messages and limits in Redis, beside the embedded default, where PostgreSQL has the jobs. */
export const redisHold: Figure = async (stage) => {
  const [world, redis, postgres] = [await stage.world('rowlock'), await stage.redis(), await stage.postgresPid()];
  const [withRedis, embedded] = [await stage.rowlock({ REDIS_URL: redis.url }), await stage.rowlock()];
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const holds = ({ url, pid }: { url: string; pid: number }, seconds: number) =>
    holdRound(load, { world, url, api: 'graphql', seconds, processes: { server: pid, postgres, redis: redis.pid } });

  await holds(withRedis, WARM_UP_SECONDS);
  await holds(embedded, WARM_UP_SECONDS);
  const measured = await sideBySide(
    () => holds(withRedis, SECONDS),
    () => holds(embedded, SECONDS),
  );
  const compared = compareLoads(measured);
  return [
    {
      what: 'hold with Redis, beside the embedded default',
      ...compared,
      target: `ratio ≥ ${TARGET} (${EQUAL} is the same within the spread)`,
      met: compared.ratio >= EQUAL,
    },
    costRow(measured),
  ];
};

/** All of them share the cores of the machine. */
function costRow({ rowlock, baseline }: Record<'rowlock' | 'baseline', HoldRound[]>): Row {
  const of = (rounds: HoldRound[], part: 'serverMs' | 'postgresMs' | 'redisMs') =>
    median(rounds.map((round) => round[part]));
  const describe = (rounds: HoldRound[]) =>
    (['serverMs', 'postgresMs', 'redisMs'] as const).map((part) => `${of(rounds, part).toFixed(3)} ms`).join('; ');
  const total = (rounds: HoldRound[]) =>
    median(rounds.map((round) => round.serverMs + round.postgresMs + round.redisMs));
  return {
    what: '  CPU time of one: the server; PostgreSQL; Redis',
    rowlock: describe(rowlock),
    baseline: describe(baseline),
    ratio: total(baseline) / total(rowlock),
    numbers: {
      serverMs: of(rowlock, 'serverMs'),
      postgresMs: of(rowlock, 'postgresMs'),
      redisMs: of(rowlock, 'redisMs'),
      baselineServerMs: of(baseline, 'serverMs'),
      baselinePostgresMs: of(baseline, 'postgresMs'),
    },
  };
}
