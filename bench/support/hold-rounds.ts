import type { Child } from './child.ts';
import type { HoldLoad, Load, LoadTasks } from './load-process.ts';
import type { World } from './world.ts';

const SHOWINGS_PER_ROUND = 100;

/** One round of holds on new showings, compared with the database afterwards. */
export async function holdRound(
  load: Child<LoadTasks>,
  { world, url, api, seconds }: { world: World } & Pick<HoldLoad, 'url' | 'api' | 'seconds'>,
): Promise<Load> {
  const plan = await world.planHolds(SHOWINGS_PER_ROUND);
  const result = await load.ask('holds', { url, api, seconds, plan });
  const holds = await world.countHolds(plan.showingIds);
  // A few more may be in progress when the time is up.
  if (holds < result.answered) throw new Error(`${result.answered} holds were confirmed, but ${holds} exist`);
  return result;
}
