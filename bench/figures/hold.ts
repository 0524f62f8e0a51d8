import type { Figure } from '../support/figure.ts';
import { holdRound } from '../support/hold-rounds.ts';
import type { LoadTasks } from '../support/load-process.ts';
import { TYPENAME } from '../support/operations.ts';
import { compareLoads, sideBySide } from '../support/side-by-side.ts';

const TARGET = 0.5;
const SECONDS = 2.5;
/** Longer than the rounds: the first few thousand holds are slower, until Node has compiled what they need. */
const WARM_UP_SECONDS = 4;

/** Holds of two free seats, spread over many showings and accounts, beside a query that does no work. */
export const hold: Figure = async (stage) => {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const nothing = (seconds: number) =>
    load.ask('query', { url, seconds, body: { query: TYPENAME }, expected: '"__typename":"Query"' });
  const holds = (seconds: number) => holdRound(load, { world, url, api: 'graphql', seconds });

  await nothing(WARM_UP_SECONDS);
  await holds(WARM_UP_SECONDS);
  const compared = compareLoads(
    await sideBySide(
      () => holds(SECONDS),
      () => nothing(SECONDS),
    ),
  );
  return [
    {
      what: 'hold of 2 free seats, beside { __typename }',
      ...compared,
      target: `ratio ≥ ${TARGET}`,
      met: compared.ratio >= TARGET,
    },
  ];
};
