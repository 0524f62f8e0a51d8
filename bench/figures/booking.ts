import { availableParallelism } from 'node:os';
import type { Booked, BookersTasks } from '../support/bookers-process.ts';
import type { Child } from '../support/child.ts';
import { cpuSecondsOf } from '../support/cpu.ts';
import { type Figure, median, perSecond, type Row } from '../support/figure.ts';
import { SEATS_PER_HOLD } from '../support/hold-plan.ts';
import { type HoldProcesses, holdProcesses } from '../support/hold-rounds.ts';
import type { Stage } from '../support/stage.ts';
import { PRICE, type World } from '../support/world.ts';

const BUYERS = 64;
const SECONDS = 4;
/** Longer than the rounds: Node has to compile what the first bookings need. */
const WARM_UP_SECONDS = 6;
const EMPTY_SECONDS = 2;
const ROUNDS = 3;
const SPREAD_SHOWINGS = 100;

interface Measured extends Booked {
  serverMs: number;
  postgresMs: number;
}

/** Whole bookings of two seats: hold, place, pay at a gateway without delay, tickets. */
export const booking: Figure = async (stage) => [
  ...(await measure(stage, { what: 'spread over showings', name: 'rowlock', showings: SPREAD_SHOWINGS, target: 400 })),
  ...(await measure(stage, { what: 'all at one showing', name: 'hall', showings: 1, target: 300 })),
];

async function measure(
  stage: Stage,
  { what, name, showings, target }: { what: string; name: 'rowlock' | 'hall'; showings: number; target: number },
): Promise<Row[]> {
  const world = await stage.world(name);
  const rowlock = await stage.rowlock({ DATABASE_URL: world.connectionString });
  const { url } = rowlock;
  const processes = await holdProcesses(stage, rowlock);
  const bookers = stage.child<BookersTasks>('support/bookers-process.ts');
  const round = (seconds: number) => bookRound(bookers, { world, url, processes, showings, seconds });
  await round(WARM_UP_SECONDS);
  const rounds: Measured[] = [];
  while (rounds.length < ROUNDS) rounds.push(await round(SECONDS));
  const of = (value: (measured: Measured) => number) => median(rounds.map(value));
  const each = (total: keyof Measured) => of((measured) => measured[total] / measured.confirmed).toFixed(2);
  const rate = of(({ confirmed, seconds }) => confirmed / seconds);
  const requests = 2 + of(({ polls, confirmed }) => polls / confirmed);
  const emptyMs = requests * (await emptyRequest(bookers, { url, server: processes.server }));
  return [
    {
      what: `bookings, ${what}: hold, place, pay, tickets`,
      rowlock: `${perSecond(rate)}, p50 ${Math.round(of(({ p50Ms }) => p50Ms))} ms, p99 ${Math.round(of(({ p99Ms }) => p99Ms))} ms`,
      target: `≥ ${target}/s`,
      met: rate >= target,
    },
    {
      what: `  processor time for each (${each('polls')} looks at the booking)`,
      rowlock: `server ${each('serverMs')} ms, PostgreSQL ${each('postgresMs')} ms, clients ${each('processorMs')} ms`,
      baseline: `server ${emptyMs.toFixed(2)} ms for as many { __typename }`,
    },
    allowedRow(
      of(({ serverMs, postgresMs, processorMs, confirmed }) => (serverMs + postgresMs + processorMs) / confirmed),
    ),
  ];
}

/** The clients are on this machine too. */
function allowedRow(processorMs: number): Row {
  const [cores, rate] = [availableParallelism(), (availableParallelism() * 1000) / processorMs];
  return {
    what: `  what the processor time of ${cores} cores allows, at ${processorMs.toFixed(2)} ms for each (ceiling)`,
    rowlock: perSecond(rate),
    numbers: { perSecond: rate, processorMs },
  };
}

/** Processor time of the server for a request that does nothing. */
async function emptyRequest(
  bookers: Child<BookersTasks>,
  { url, server }: { url: string; server: number },
): Promise<number> {
  const before = cpuSecondsOf(server);
  const answered = await bookers.ask('ask', { url, seconds: EMPTY_SECONDS, buyers: BUYERS });
  return ((cpuSecondsOf(server) - before) * 1000) / answered;
}

/** One round on new showings, compared with the database afterwards. */
async function bookRound(
  bookers: Child<BookersTasks>,
  {
    world,
    url,
    processes: { server, postgres },
    showings,
    seconds,
  }: { world: World; url: string; processes: HoldProcesses; showings: number; seconds: number },
): Promise<Measured> {
  const plan = await world.planHolds(showings);
  const before = { server: cpuSecondsOf(server), postgres: cpuSecondsOf(postgres) };
  const load = { url, seconds, plan, buyers: BUYERS, ticketTypeId: world.ticketTypeId, price: PRICE };
  const booked = await bookers.ask('book', load);
  const serverMs = (cpuSecondsOf(server) - before.server) * 1000;
  const postgresMs = (cpuSecondsOf(postgres) - before.postgres) * 1000;
  const bookings = await world.countBookings(plan.showingIds, SEATS_PER_HOLD);
  if (bookings !== booked.confirmed) throw new Error(`${booked.confirmed} were confirmed, but ${bookings} exist`);
  return { ...booked, serverMs, postgresMs };
}
