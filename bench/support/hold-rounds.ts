import type { Child } from './child.ts';
import { cpuSecondsOf } from './cpu.ts';
import { median, type Row } from './figure.ts';
import type { Extent, HoldLoad, Load, LoadTasks } from './load-process.ts';
import type { Rowlock } from './rowlock.ts';
import { spreadOf } from './rounds.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

const SHOWINGS = 100;
/** At 5,000 holds a second their seats last so long. */
const SECONDS_OF_SEATS = 3;

/** A round of holds, with the CPU time of one, user and system: of the server's process, of PostgreSQL's, and of Redis. */
export interface HoldRound extends Load {
  serverMs: number;
  postgresMs: number;
  redisMs: number;
}

type HoldsOfRound = Extent & Pick<HoldLoad, 'url' | 'api'> & { world: World; processes?: HoldProcesses };

/** The processes whose CPU time is measured. */
export interface HoldProcesses {
  server: number;
  postgres: number;
  redis?: number;
}

export async function holdProcesses(stage: Stage, { pid }: Rowlock): Promise<HoldProcesses> {
  return { server: pid, postgres: await stage.postgresPid() };
}

/** One round of holds on new showings, compared with the database afterwards. */
export async function holdRound(
  load: Child<LoadTasks>,
  { world, processes, ...wanted }: HoldsOfRound,
): Promise<HoldRound> {
  const plan = await world.planHolds(SHOWINGS * Math.ceil((wanted.seconds ?? 1) / SECONDS_OF_SEATS), SHOWINGS);
  const used = () => [cpuOf(processes?.server), cpuOf(processes?.postgres), cpuOf(processes?.redis)] as const;
  const before = used();
  const result = await load.ask('holds', { ...wanted, plan });
  const [server, postgres, redis] = used();
  const holds = await world.countHolds(plan.showingIds);
  // A few more may be in progress when the time is up.
  if (holds < result.answered) throw new Error(`${result.answered} holds were confirmed, but ${holds} exist`);
  const perHold = (seconds: number) => (seconds * 1000) / result.answered;
  return {
    ...result,
    serverMs: perHold(server - before[0]),
    postgresMs: perHold(postgres - before[1]),
    redisMs: perHold(redis - before[2]),
  };
}

function cpuOf(pid: number | undefined): number {
  return pid === undefined ? NaN : cpuSecondsOf(pid);
}

/** A line about what a hold of the line before costs. */
export function costOf(rounds: readonly HoldRound[]): Row {
  const [server, postgres] = [rounds.map(({ serverMs }) => serverMs), rounds.map(({ postgresMs }) => postgresMs)];
  const [serverMs, postgresMs] = [median(server), median(postgres)];
  return {
    what: '  CPU time of one: the server; PostgreSQL',
    rowlock: `${serverMs.toFixed(2)} ms; ${postgresMs.toFixed(2)} ms`,
    spread: Math.max(spreadOf(server), spreadOf(postgres)),
    numbers: { serverMs, postgresMs },
  };
}
