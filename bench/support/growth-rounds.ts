import type { Child } from './child.ts';
import { cpuSecondsOf } from './cpu.ts';
import { median, perSecond, type Row } from './figure.ts';
import { type HoldPlan, SEATS_PER_HOLD } from './hold-plan.ts';
import type { Load, LoadTasks } from './load-process.ts';
import { SEAT_MAP } from './operations.ts';
import { spreadOf } from './rounds.ts';
import type { Rowlock } from './rowlock.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

const ROUNDS = 3;
/** In one round. */
const HOLDS = 1400;
const SEAT_MAPS = 600;
/** More than a round of holds: autocannon may prepare requests that it does not send. Three rounds fit into 33 showings. */
const PLANNED = 1600;

/** One or more servers on one database, each with a client process of its own. */
export interface Servers {
  world: World;
  servers: { rowlock: Rowlock; load: Child<LoadTasks> }[];
  postgresPid: number;
}

interface Cost {
  perSecond: number;
  /** CPU time of one request: of the servers, and of PostgreSQL. */
  serverMs: number;
  postgresMs: number;
}

export async function serversOn(stage: Stage, world: World, rowlocks: Rowlock[]): Promise<Servers> {
  const servers = rowlocks.map((rowlock) => ({
    rowlock,
    load: stage.child<LoadTasks>('support/load-process.ts'),
  }));
  return { world, servers, postgresPid: await stage.postgresPid() };
}

/**
 * What a hold and a seat map cost, when so many showings are held from and looked at in turns.
 *
 * @param showingIds as many as `showingsFor` says
 */
export async function costRow(
  bench: Servers,
  { what, atOnce, showingIds }: { what: string; atOnce: number; showingIds: string[] },
): Promise<Row> {
  const holds: Cost[] = [];
  const seatMaps: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    holds.push(await holdAll(bench, { showingIds, atOnce, round }));
    seatMaps.push(await readAll(bench, showingIds.slice(0, atOnce)));
  }
  await bench.world.countHolds(showingIds);
  return {
    what,
    rowlock: `hold ${describe(holds)}; seat map ${describe(seatMaps)}`,
    spread: spreadOf(holds.map(totalMs)),
    numbers: { ...numbers('hold', holds), ...numbers('seatMap', seatMaps) },
  };
}

/** Before the first row of new servers. */
export async function warmUp(
  bench: Servers,
  { atOnce, showingIds }: { atOnce: number; showingIds: string[] },
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await holdAll(bench, { showingIds, atOnce, round });
  await readAll(bench, showingIds.slice(0, atOnce));
}

/** How many showings have seats enough for all rounds. */
export function showingsFor({ seatIds }: World, atOnce: number): number {
  const holdsOfGroup = atOnce * Math.floor(seatIds.length / SEATS_PER_HOLD);
  return Math.ceil((PLANNED * ROUNDS) / holdsOfGroup) * atOnce;
}

function holdAll(
  { world: { seatIds, tokens }, ...bench }: Servers,
  { showingIds, atOnce, round }: { showingIds: string[]; atOnce: number; round: number },
): Promise<Cost> {
  const [share, planned] = [HOLDS / bench.servers.length, PLANNED / bench.servers.length];
  return costOf(bench, HOLDS, ({ load, rowlock: { url } }, index) => {
    const plan: HoldPlan = { showingIds, seatIds, tokens, atOnce, first: round * PLANNED + index * planned };
    return load.ask('holds', { url, api: 'graphql', plan, count: share });
  });
}

function readAll(bench: Omit<Servers, 'world'>, showingIds: readonly string[]): Promise<Cost> {
  const body = showingIds.map((id) => ({ query: SEAT_MAP, variables: { id } }));
  return costOf(bench, SEAT_MAPS, ({ load, rowlock: { url } }) =>
    load.ask('query', { url, body, expected: '"status":"', count: SEAT_MAPS / bench.servers.length }),
  );
}

async function costOf(
  { servers, postgresPid }: Omit<Servers, 'world'>,
  requests: number,
  send: (server: Servers['servers'][number], index: number) => Promise<Load>,
): Promise<Cost> {
  const used = () => servers.reduce((sum, { rowlock }) => sum + cpuSecondsOf(rowlock.pid), 0);
  const [serverBefore, postgresBefore] = [used(), cpuSecondsOf(postgresPid)];
  const loads = await Promise.all(servers.map(send));
  const perRequest = (seconds: number) => (seconds * 1000) / requests;
  return {
    perSecond: loads.reduce((sum, load) => sum + load.perSecond, 0),
    serverMs: perRequest(used() - serverBefore),
    postgresMs: perRequest(cpuSecondsOf(postgresPid) - postgresBefore),
  };
}

function describe(costs: readonly Cost[]): string {
  const { rate, serverMs, postgresMs } = medians(costs);
  return `${perSecond(rate)}, ${serverMs.toFixed(2)} + ${postgresMs.toFixed(2)} ms`;
}

function numbers(name: string, costs: readonly Cost[]): Record<string, number> {
  const { rate, serverMs, postgresMs } = medians(costs);
  return { [`${name}PerSecond`]: rate, [`${name}ServerMs`]: serverMs, [`${name}PostgresMs`]: postgresMs };
}

function medians(costs: readonly Cost[]) {
  return {
    rate: median(costs.map((cost) => cost.perSecond)),
    serverMs: median(costs.map((cost) => cost.serverMs)),
    postgresMs: median(costs.map((cost) => cost.postgresMs)),
  };
}

function totalMs({ serverMs, postgresMs }: Cost): number {
  return serverMs + postgresMs;
}
