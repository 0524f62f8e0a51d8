import type { RivalExpressTasks } from '../rival-express.ts';
import type { Figure } from '../support/figure.ts';
import { holdRound } from '../support/hold-rounds.ts';
import type { LoadTasks } from '../support/load-process.ts';
import { compareLoads, sideBySide } from '../support/side-by-side.ts';

const TARGET = 3;
const SECONDS = 2.5;
/** Longer than the rounds: the first few thousand holds are slower, until Node has compiled what they need. */
const WARM_UP_SECONDS = 4;

/** The same holds, beside the plain way to write them. */
export const plainHold: Figure = async (stage) => {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const rivalWorld = await stage.world('rival');
  const rival = stage.child<RivalExpressTasks>('rival-express.ts');
  const rivalUrl = await rival.ask('listen', { connectionString: rivalWorld.connectionString });
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const ours = (seconds: number) => holdRound(load, { world, url, api: 'graphql', seconds });
  const theirs = (seconds: number) => holdRound(load, { world: rivalWorld, url: rivalUrl, api: 'rest', seconds });

  await ours(WARM_UP_SECONDS);
  await theirs(WARM_UP_SECONDS);
  const compared = compareLoads(
    await sideBySide(
      () => ours(SECONDS),
      () => theirs(SECONDS),
    ),
  );
  return [
    {
      what: 'the same, beside Express and a Prisma transaction',
      ...compared,
      target: `ratio ≥ ${TARGET}`,
      met: compared.ratio >= TARGET,
    },
  ];
};
