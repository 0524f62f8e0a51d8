import { setTimeout as sleep } from 'node:timers/promises';
import type { BaselineBroadcastTasks } from '../baseline-broadcast.ts';
import { cpuSecondsOf } from '../support/cpu.ts';
import { type Figure, median, perSecond } from '../support/figure.ts';
import { holdSeats } from '../support/operations.ts';
import { HOLD_SECONDS } from '../support/rowlock.ts';
import type { Stage } from '../support/stage.ts';
import type { WatchersTasks } from '../support/watchers-process.ts';

const WATCHERS = 2000;
const CHANGES = 60;
const WARM_UPS = 10;
const TARGET = 0.8;
/** Longer than Rowlock gathers changes, so that each change is sent alone. */
const PAUSE_MS = 60;

/** A frame that was sent to all watchers. */
interface Sent {
  /** Until the last of them received it. */
  milliseconds: number;
  /** CPU time of the server. */
  cpuMs: number;
  frame: string;
}

/** One seat changes and every watcher of its showing gets the change, beside the same bytes sent by a bare server. */
export const fanOut: Figure = async (stage) => {
  let frame = '';
  const [rowlock, { bare, withIds }] = [await watchRowlock(stage), await watchBaseline(stage, () => frame)];
  const sent = { rowlock: [] as Sent[], bare: [] as Sent[], withIds: [] as Sent[] };
  for (let change = 0; change < WARM_UPS + CHANGES; change++) {
    const ours = await rowlock(change);
    frame = ours.frame;
    sent.rowlock.push(ours);
    await sleep(PAUSE_MS);
    sent.bare.push(await bare());
    await sleep(PAUSE_MS);
    sent.withIds.push(await withIds());
    await sleep(PAUSE_MS);
  }
  const ours = beside(sent.rowlock, sent.bare);
  return [
    {
      what: `one seat to ${WATCHERS.toLocaleString('en-US')} watchers, beside a bare broadcast`,
      ...ours,
      target: `ratio ≥ ${TARGET}`,
      met: ours.ratio >= TARGET,
    },
    { what: '  the bare broadcast with an id for each watcher (ceiling)', ...beside(sent.withIds, sent.bare) },
  ];
};

/** Measures from the commit of each change. */
async function watchRowlock(stage: Stage): Promise<(change: number) => Promise<Sent>> {
  const [world, { url, pid }] = [await stage.world('rowlock'), await stage.rowlock()];
  const [showingId = ''] = await world.addShowings(1);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url: url.replace('http', 'ws'), count: WATCHERS, showingIds: [showingId] });
  return async (change) => {
    const seatIds = world.seatIds.slice(change, change + 1);
    const before = cpuSecondsOf(pid);
    const expiresAt = await holdSeats(url, world.tokens[change] ?? '', { showingId, seatIds });
    const { at, frame } = await watchers.ask('allHave', { change });
    if (!frame.includes(`"seatId":"${seatIds[0]}"`)) throw new Error(`the watchers received ${frame}`);
    // The database calculates the deadline when it writes the hold, shortly before the commit.
    const cpuMs = (cpuSecondsOf(pid) - before) * 1000;
    return { milliseconds: at - (expiresAt.getTime() - HOLD_SECONDS * 1000), cpuMs, frame };
  };
}

/** Two ways of sending to the same watchers, who count what they receive. */
async function watchBaseline(stage: Stage, nextFrame: () => string) {
  const baseline = stage.child<BaselineBroadcastTasks>('baseline-broadcast.ts');
  const url = await baseline.ask('listen', undefined);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url, count: WATCHERS, showingIds: [] });
  let change = 0;
  const send = (task: 'broadcast' | 'broadcastWithIds') => async (): Promise<Sent> => {
    const before = cpuSecondsOf(baseline.pid);
    const startedAt = await baseline.ask(task, { frame: nextFrame() });
    const { at, frame } = await watchers.ask('allHave', { change: change++ });
    return { milliseconds: at - startedAt, cpuMs: (cpuSecondsOf(baseline.pid) - before) * 1000, frame };
  };
  return { bare: send('broadcast'), withIds: send('broadcastWithIds') };
}

function beside(ours: readonly Sent[], theirs: readonly Sent[]) {
  const [one, other] = [summaryOf(ours), summaryOf(theirs)];
  return {
    ...{ rowlock: describe(one), baseline: describe(other), ratio: other.milliseconds / one.milliseconds },
    numbers: {
      ...{ milliseconds: one.milliseconds, cpuMs: one.cpuMs },
      ...{ baselineMilliseconds: other.milliseconds, baselineCpuMs: other.cpuMs },
    },
  };
}

/** The mean of the CPU times: each is a small number of the system's ticks. */
function summaryOf(sent: readonly Sent[]) {
  const measured = sent.slice(WARM_UPS);
  return {
    milliseconds: median(measured.map(({ milliseconds }) => milliseconds)),
    cpuMs: measured.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / measured.length,
  };
}

function describe({ milliseconds, cpuMs }: Pick<Sent, 'milliseconds' | 'cpuMs'>): string {
  return `${perSecond((WATCHERS * 1000) / milliseconds)}, ${Math.round(milliseconds)} ms, ${Math.round(cpuMs)} ms CPU`;
}
