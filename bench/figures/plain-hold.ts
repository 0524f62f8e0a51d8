import type { BaselineExpressTasks } from '../baseline-express.ts';
import type { Figure } from '../support/figure.ts';
import { grantingServer } from '../support/granted-holds.ts';
import { holdProcesses, holdRound } from '../support/hold-rounds.ts';
import type { LoadTasks } from '../support/load-process.ts';
import { ceilingBeside, compareLoads, sideBySide } from '../support/side-by-side.ts';

const TARGET = 12;
const SECONDS = 2.5;
/** Longer than the rounds: the first few thousand holds are slower, until Node has compiled what they need. */
const WARM_UP_SECONDS = 4;

/** The same holds, beside a plain implementation. */
export const plainHold: Figure = async (stage) => {
  const [world, rowlock] = [await stage.world('rowlock'), await stage.rowlock()];
  const baselineWorld = await stage.world('baseline');
  const baseline = stage.child<BaselineExpressTasks>('baseline-express.ts');
  const baselineUrl = await baseline.ask('listen', { connectionString: baselineWorld.connectionString });
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const { url } = rowlock;
  const processes = await holdProcesses(stage, rowlock);
  const theirProcesses = { ...processes, server: baseline.pid };
  const ours = (seconds: number) => holdRound(load, { world, url, api: 'graphql', seconds, processes });
  const theirWorld = { world: baselineWorld, url: baselineUrl, processes: theirProcesses };
  const theirs = (seconds: number) => holdRound(load, { ...theirWorld, api: 'rest', seconds });

  await ours(WARM_UP_SECONDS);
  await theirs(WARM_UP_SECONDS);
  const compared = compareLoads(
    await sideBySide(
      () => ours(SECONDS),
      () => theirs(SECONDS),
    ),
  );
  const granting = await grantingServer(stage, { world, load });
  await granting.holds(WARM_UP_SECONDS);
  const stubbed = compareLoads(await ceilingBeside(granting.holds, theirs));
  return [
    {
      what: 'the same, beside Express and a Prisma transaction',
      ...compared,
      target: `ratio ≥ ${TARGET}`,
      met: compared.ratio >= TARGET,
    },
    { what: '  the same with the database stubbed (ceiling)', ...stubbed },
  ];
};
