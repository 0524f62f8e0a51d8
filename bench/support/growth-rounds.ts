import type { Child } from './child.ts';
import { cpuSecondsOf } from './cpu.ts';
import { median, type Row } from './figure.ts';
import { type HoldPlan, SEATS_PER_HOLD } from './hold-plan.ts';
import type { Load, LoadTasks } from './load-process.ts';
import { SEAT_MAP } from './operations.ts';
import { spreadOf } from './rounds.ts';
import type { Rowlock } from './rowlock.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

const ROUNDS = 3;
/** In one round, of each process: what a process does for the first time must not count for more when there are several. */
const HOLDS = 1400;
const SEAT_MAPS = { most: 600, least: 60, seats: 180_000 };
/** More than a round of holds: autocannon may prepare requests that it does not send. */
const PLANNED = 1600;
/** One after another, by a single client. With these, all rounds fit into 33 showings of 300 seats. */
const ALONE = 150;

/** One or more `api` processes on one database, each with a client process of its own. */
export interface Servers {
  world: World;
  servers: Server[];
  postgresPid: number;
  redisPid: number;
}

interface Server {
  rowlock: Rowlock;
  load: Child<LoadTasks>;
}

/** Of one operation. */
export interface Cost {
  /** CPU time: of all `api` processes, of PostgreSQL, and of Redis. */
  serverMs: number;
  postgresMs: number;
  redisMs: number;
  /** Holds that arrive together share one. */
  statements: number;
  /** Of 8 kB, that PostgreSQL has looked at. */
  pages: number;
}

/** @param redis of the same stage */
export async function serversOn(
  stage: Stage,
  { world, redis, processes }: { world: World; redis: { url: string; pid: number }; processes: number },
): Promise<Servers> {
  const settings = { DATABASE_URL: world.connectionString, REDIS_URL: redis.url, ROLE: 'api', DRAIN_SECONDS: '0' };
  const servers: Server[] = [];
  while (servers.length < processes) {
    const rowlock = await stage.rowlock(settings);
    servers.push({ rowlock, load: stage.child<LoadTasks>('support/load-process.ts') });
  }
  return { world, servers, postgresPid: await stage.postgresPid(), redisPid: redis.pid };
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
    seatMaps.push(await readSeatMaps(bench, showingIds.slice(0, atOnce)));
  }
  const alone = await holdAlone(bench, { showingIds, atOnce });
  await bench.world.countHolds(showingIds);
  const [hold, seatMap] = [medianOf(holds), medianOf(seatMaps)];
  return {
    what,
    rowlock: `hold ${describe(hold)}, alone p50 ${alone.toFixed(1)} ms; seat map ${describe(seatMap)}`,
    spread: spreadOf(holds.map(({ serverMs, postgresMs }) => serverMs + postgresMs)),
    numbers: { ...numbered('hold', hold), holdAloneMs: alone, ...numbered('seatMap', seatMap) },
  };
}

/** Before the first row of new servers. */
export async function warmUp(
  bench: Servers,
  { atOnce, showingIds }: { atOnce: number; showingIds: string[] },
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await holdAll(bench, { showingIds, atOnce, round });
  await readSeatMaps(bench, showingIds.slice(0, atOnce));
}

/** How many showings have seats enough for all rounds. */
export function showingsFor({ world: { seatIds }, servers }: Servers, atOnce: number): number {
  const holdsOfGroup = atOnce * Math.floor(seatIds.length / SEATS_PER_HOLD);
  return Math.ceil((PLANNED * servers.length * ROUNDS + ALONE) / holdsOfGroup) * atOnce;
}

function holdAll(
  { world, servers, ...bench }: Servers,
  { showingIds, atOnce, round }: { showingIds: string[]; atOnce: number; round: number },
): Promise<Cost> {
  const { seatIds, tokens } = world;
  const planned = PLANNED * servers.length;
  return costOf({ world, servers, ...bench }, HOLDS * servers.length, ({ load, rowlock: { url } }, index) => {
    const plan: HoldPlan = { showingIds, seatIds, tokens, atOnce, first: round * planned + index * PLANNED };
    return load.ask('holds', { url, api: 'graphql', plan, count: HOLDS });
  });
}

/** @returns the median time until the answer */
async function holdAlone(
  { world: { seatIds, tokens }, servers }: Servers,
  { showingIds, atOnce }: { showingIds: string[]; atOnce: number },
): Promise<number> {
  const [server] = servers;
  const plan: HoldPlan = { showingIds, seatIds, tokens, atOnce, first: ROUNDS * PLANNED * servers.length };
  const alone = await server?.load.ask('holdsAlone', { url: server.rowlock.url, plan, count: ALONE });
  return alone?.p50Ms ?? NaN;
}

function readSeatMaps(bench: Servers, showingIds: readonly string[]): Promise<Cost> {
  return readAll(bench, { showingIds, query: SEAT_MAP, expected: '"status":"' });
}

/** Fewer of larger halls. Each showing is asked for in turns. */
export function readAll(
  bench: Servers,
  { showingIds, query, expected }: { showingIds: readonly string[]; query: string; expected: string },
): Promise<Cost> {
  const { world, servers } = bench;
  const count = Math.max(SEAT_MAPS.least, Math.min(SEAT_MAPS.most, SEAT_MAPS.seats / world.seatIds.length));
  const body = showingIds.map((id) => ({ query, variables: { id } }));
  return costOf(bench, Math.round(count) * servers.length, ({ load, rowlock: { url } }) =>
    load.ask('query', { url, body, expected, count: Math.round(count) }),
  );
}

async function costOf(
  { world, servers, postgresPid, redisPid }: Servers,
  requests: number,
  send: (server: Server, index: number) => Promise<Load>,
): Promise<Cost> {
  const used = async () => ({
    serverMs: servers.reduce((sum, { rowlock }) => sum + cpuSecondsOf(rowlock.pid), 0) * 1000,
    postgresMs: cpuSecondsOf(postgresPid) * 1000,
    redisMs: cpuSecondsOf(redisPid) * 1000,
    ...(await world.work()),
  });
  const before = await used();
  await Promise.all(servers.map(send));
  const after = await used();
  return mapped(after, (value, part) => (value - before[part]) / requests);
}

/** Of each number by itself. */
export function medianOf(costs: readonly Cost[]): Cost {
  const [first] = costs;
  if (!first) throw new Error('nothing was measured');
  return mapped(first, (_, part) => median(costs.map((cost) => cost[part])));
}

function mapped(cost: Cost, change: (value: number, part: keyof Cost) => number): Cost {
  const { serverMs, postgresMs, redisMs, statements, pages } = cost;
  return {
    serverMs: change(serverMs, 'serverMs'),
    postgresMs: change(postgresMs, 'postgresMs'),
    redisMs: change(redisMs, 'redisMs'),
    statements: change(statements, 'statements'),
    pages: change(pages, 'pages'),
  };
}

export function describe({ serverMs, postgresMs, redisMs, statements, pages }: Cost): string {
  const times = [serverMs, postgresMs, redisMs].map((ms) => ms.toFixed(2)).join(' + ');
  return `${times} ms, ${statements.toFixed(2)} statements, ${pages.toFixed(0)} pages`;
}

/** For programs: as in `holdPostgresMs`. */
export function numbered(name: string, cost: Cost): Record<string, number> {
  return Object.fromEntries(
    Object.entries(cost).map(([part, value]) => [`${name}${part.charAt(0).toUpperCase()}${part.slice(1)}`, value]),
  );
}
