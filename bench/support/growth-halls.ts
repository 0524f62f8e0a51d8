import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from './cpu.ts';
import { median, type Row } from './figure.ts';
import {
  costRow,
  type Cost,
  describe,
  medianOf,
  numbered,
  readAll,
  type Servers,
  showingsFor,
  warmUp,
} from './growth-rounds.ts';
import { holdSeats, SEAT_STATES } from './operations.ts';
import { HOLD_SECONDS } from './rowlock.ts';
import type { Stage } from './stage.ts';
import type { WatchersTasks } from './watchers-process.ts';

/** On sale at the same time. */
const SHOWINGS = 10;
const ROUNDS = 3;
/** Until Node has compiled what it needs. */
const WARM_UPS_OF_SERVER = 2;
const WATCHERS = 200;
const CHANGES = 40;
const WARM_UPS = 10;
/** Longer than changes are gathered, so that each is sent alone. */
const PAUSE_MS = 60;

/**
 * What a hold, a seat map, its states, a watcher that begins, and a change that is told to 200 watchers cost in a hall of the
 * size that the world has.
 */
export async function hallRow(stage: Stage, bench: Servers, what: string): Promise<Row> {
  const { world } = bench;
  const needed = showingsFor(bench, SHOWINGS);
  for (let times = 0; times < WARM_UPS_OF_SERVER; times++)
    await warmUp(bench, { atOnce: SHOWINGS, showingIds: await world.addShowings(needed) });
  const showingIds = await world.addShowings(needed);
  const usual = await costRow(bench, { what, atOnce: SHOWINGS, showingIds });
  const states = await readStates(bench, showingIds.slice(0, SHOWINGS));
  const watched = await watchedCosts(stage, bench);
  return {
    ...usual,
    rowlock: `${usual.rowlock}; seatStates ${describe(states)}; ${describeWatched(watched)}`,
    numbers: { ...usual.numbers, ...numbered('seatStates', states), ...watched },
  };
}

async function readStates(bench: Servers, showingIds: readonly string[]): Promise<Cost> {
  const costs: Cost[] = [];
  while (costs.length < ROUNDS)
    costs.push(await readAll(bench, { showingIds, query: SEAT_STATES, expected: '"versions":[' }));
  return medianOf(costs);
}

type Watched = Awaited<ReturnType<typeof watchedCosts>>;

/** The CPU times are the server's. */
async function watchedCosts(stage: Stage, { world, servers: [server] }: Servers) {
  if (!server) throw new Error('there is no server to watch');
  const { url, pid } = server.rowlock;
  const [showingId = ''] = await world.addShowings(1);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  const before = cpuSecondsOf(pid);
  await watchers.ask('open', { url: url.replace('http', 'ws'), count: WATCHERS, showingIds: [showingId] });
  const watcherMs = ((cpuSecondsOf(pid) - before) * 1000) / WATCHERS;
  const changes: { cpuMs: number; lastMs: number; bytes: number }[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const usedBefore = cpuSecondsOf(pid);
    const seatIds = world.seatIds.slice(change * 2, change * 2 + 2);
    const expiresAt = await holdSeats(url, world.tokens[change] ?? '', { showingId, seatIds });
    const { at, frame } = await watchers.ask('allHave', { change });
    const cpuMs = (cpuSecondsOf(pid) - usedBefore) * 1000;
    // The database computes the deadline when it writes the hold, shortly before the commit.
    changes.push({ cpuMs, lastMs: at - (expiresAt.getTime() - HOLD_SECONDS * 1000), bytes: Buffer.byteLength(frame) });
    await sleep(PAUSE_MS);
  }
  // Before the server, which would close their sockets.
  await watchers[Symbol.asyncDispose]();
  const measured = changes.slice(WARM_UPS);
  return {
    watcherServerMs: watcherMs,
    // The mean: each is a small number of the system's ticks.
    changeServerMs: measured.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / measured.length,
    changeLastMs: median(measured.map(({ lastMs }) => lastMs)),
    changeBytes: median(measured.map(({ bytes }) => bytes)),
  };
}

function describeWatched({ watcherServerMs, changeServerMs, changeLastMs, changeBytes }: Watched): string {
  const change = `a change to ${WATCHERS} watchers ${changeServerMs.toFixed(1)} ms, the last after ${Math.round(changeLastMs)} ms`;
  return `a new watcher ${watcherServerMs.toFixed(2)} ms; ${change}, ${changeBytes} bytes`;
}
