import type { Child } from './child.ts';
import { withServerCpu } from './cpu.ts';
import type { Load, LoadTasks } from './load-process.ts';
import type { Stage } from './stage.ts';
import { withStub } from './stubs.ts';
import type { World } from './world.ts';

/** They are never taken, so that every round can ask for the same ones. */
const SHOWINGS = 300;

/** A server that grants each hold without the database: all other work of a hold is what it always is. */
export interface GrantingServer {
  url: string;
  pid: number;
  /** One round of holds. */
  holds: (seconds: number) => Promise<Load>;
}

export async function grantingServer(
  stage: Stage,
  { world, load }: { world: World; load: Child<LoadTasks> },
): Promise<GrantingServer> {
  const { url, pid } = await stage.rowlock(withStub('no-database'));
  const plan = await world.planHolds(SHOWINGS);
  return {
    ...{ url, pid },
    holds: async (seconds) => {
      const result = await withServerCpu(pid, () => load.ask('holds', { url, api: 'graphql', plan, seconds }));
      if ((await world.countHolds(plan.showingIds)) > 0) throw new Error('the stub has used the database');
      return result;
    },
  };
}
