import { withServerCpu } from '../support/cpu.ts';
import type { Figure } from '../support/figure.ts';
import type { LoadTasks } from '../support/load-process.ts';
import { CATALOGUE, NOTHING } from '../support/operations.ts';
import { compareLoads, sideBySide } from '../support/side-by-side.ts';

const MOVIES = 20;
const SHOWINGS = 300;
/** Pages of a round: on a busy machine a time would end before the first of them. */
const PAGES = 200;
const WARM_UP_PAGES = 150;
const TARGET = 1.5;
/** Below that the page would cost more than its fields. */
const TARGET_BESIDE_NOTHING = 0.05;

/** The page that a front end begins with: what is shown now, with its next showings and their prices. */
export const catalogue: Figure = async (stage) => {
  const world = await stage.world('programme');
  await world.addProgramme({ movies: MOVIES, showings: SHOWINGS });
  const DATABASE_URL = world.connectionString;
  const kept = await stage.rowlock({ DATABASE_URL });
  const read = await stage.rowlock({ DATABASE_URL, CACHE_MAX_AGE_MS: '0' });
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const request = { body: { query: CATALOGUE }, expected: '"amountMinor":1200' };
  const ask = ({ url, pid }: typeof kept, count: number, asked = request) =>
    withServerCpu(pid, () => load.ask('query', { url, count, ...asked }));
  for (const server of [kept, read]) await ask(server, WARM_UP_PAGES);
  const besideReading = compareLoads(
    await sideBySide(
      () => ask(kept, PAGES),
      () => ask(read, PAGES),
    ),
  );
  const besideNothing = compareLoads(
    await sideBySide(
      () => ask(kept, PAGES),
      () => ask(kept, 10 * PAGES, NOTHING),
    ),
  );
  const what = `catalogue page: ${MOVIES} movies, three showings and 27 prices of each,`;
  return [
    {
      what: `${what} beside CACHE_MAX_AGE_MS=0`,
      ...besideReading,
      target: `ratio ≥ ${TARGET}`,
      met: besideReading.ratio >= TARGET,
    },
    {
      what: '  the same beside { __typename }',
      ...besideNothing,
      target: `ratio ≥ ${TARGET_BESIDE_NOTHING}`,
      met: besideNothing.ratio >= TARGET_BESIDE_NOTHING,
    },
  ];
};
