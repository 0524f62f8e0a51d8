import type { Figure } from '../support/figure.ts';
import { holdRound } from '../support/hold-rounds.ts';
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
  const [world, redis] = [await stage.world('rowlock'), await stage.redis()];
  const [withRedis, embedded] = [await stage.rowlock({ REDIS_URL: redis.url }), await stage.rowlock()];
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const holds = (url: string, seconds: number) => holdRound(load, { world, url, api: 'graphql', seconds });

  await holds(withRedis.url, WARM_UP_SECONDS);
  await holds(embedded.url, WARM_UP_SECONDS);
  const compared = compareLoads(
    await sideBySide(
      () => holds(withRedis.url, SECONDS),
      () => holds(embedded.url, SECONDS),
    ),
  );
  return [
    {
      what: 'hold with Redis, beside the embedded default',
      ...compared,
      target: `ratio ≥ ${TARGET} (${EQUAL} is the same within the spread)`,
      met: compared.ratio >= EQUAL,
    },
  ];
};
