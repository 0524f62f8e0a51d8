import type { Figure, Row } from '../support/figure.ts';
import { grantingServer } from '../support/granted-holds.ts';
import { costOf, holdProcesses, holdRound } from '../support/hold-rounds.ts';
import type { Child } from '../support/child.ts';
import { withServerCpu } from '../support/cpu.ts';
import type { Alone, Load, LoadTasks } from '../support/load-process.ts';
import { NOTHING } from '../support/operations.ts';
import { ceilingBeside, compareLoads, sideBySide } from '../support/side-by-side.ts';
import type { Stage } from '../support/stage.ts';
import type { World } from '../support/world.ts';

const TARGET = 0.5;
const SECONDS = 2.5;
/** Longer than the rounds: the first few thousand holds are slower, until Node has compiled what they need. */
const WARM_UP_SECONDS = 4;
/** One after another, by a single client. */
const ALONE = 1000;
const SHOWINGS_ALONE = 10;

/** Holds of two free seats, spread over many showings and accounts, beside a query that does no work. */
export const hold: Figure = async (stage) => {
  const [world, rowlock] = [await stage.world('rowlock'), await stage.rowlock()];
  const { url } = rowlock;
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const processes = await holdProcesses(stage, rowlock);
  const nothing = (seconds: number) => askNothing(load, rowlock, seconds);
  const holds = (seconds: number) => holdRound(load, { world, url, api: 'graphql', seconds, processes });

  await nothing(WARM_UP_SECONDS);
  await holds(WARM_UP_SECONDS);
  const measured = await sideBySide(
    () => holds(SECONDS),
    () => nothing(SECONDS),
  );
  const compared = compareLoads(measured);
  const plan = await world.planHolds(SHOWINGS_ALONE);
  return [
    {
      what: 'hold of 2 free seats, beside { __typename }',
      ...compared,
      target: `ratio ≥ ${TARGET}`,
      met: compared.ratio >= TARGET,
    },
    await stubbedRow(stage, { world, load }),
    costOf(measured.rowlock),
    aloneRow(
      await load.ask('holdsAlone', { url, plan, count: ALONE }),
      await load.ask('queriesAlone', { url, body: NOTHING.body, count: ALONE }),
    ),
  ];
};

/** How near a hold can come to an empty request, if the database cost nothing. */
async function stubbedRow(stage: Stage, { world, load }: { world: World; load: Child<LoadTasks> }): Promise<Row> {
  const server = await grantingServer(stage, { world, load });
  const nothing = (seconds: number) => askNothing(load, server, seconds);
  await nothing(SECONDS);
  await server.holds(WARM_UP_SECONDS);
  const measured = await ceilingBeside(server.holds, nothing);
  return { what: '  the same with the database stubbed (ceiling)', ...compareLoads(measured) };
}

function askNothing(
  load: Child<LoadTasks>,
  { url, pid }: { url: string; pid: number },
  seconds: number,
): Promise<Load> {
  return withServerCpu(pid, () => load.ask('query', { url, seconds, ...NOTHING }));
}

/** What a client sees when no other is there, whose holds a batch cannot make faster. */
function aloneRow(ours: Alone, nothing: Alone): Row {
  return {
    what: `  the same by a single client, ${ALONE.toLocaleString('en-US')} one after another`,
    rowlock: describe(ours),
    baseline: describe(nothing),
    numbers: { p50Ms: ours.p50Ms, p99Ms: ours.p99Ms, baselineP50Ms: nothing.p50Ms, baselineP99Ms: nothing.p99Ms },
  };
}

function describe({ p50Ms, p99Ms }: Alone): string {
  return `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
}
