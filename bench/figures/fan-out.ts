import { setTimeout as sleep } from 'node:timers/promises';
import type { BaselineBroadcastTasks } from '../baseline-broadcast.ts';
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

/** Sends a frame to all watchers. Gives the time until the last of them received it, and the frame. */
type FanOut = (change: number) => Promise<{ milliseconds: number; frame: string }>;

/** One seat changes and every watcher of its showing gets the change, beside the same bytes sent by a bare server. */
export const fanOut: Figure = async (stage) => {
  let frame = '';
  const [rowlock, { bare, withIds }] = [await watchRowlock(stage), await watchBaseline(stage, () => frame)];
  const milliseconds = { rowlock: [] as number[], bare: [] as number[], withIds: [] as number[] };
  for (let change = 0; change < WARM_UPS + CHANGES; change++) {
    const sent = await rowlock(change);
    frame = sent.frame;
    milliseconds.rowlock.push(sent.milliseconds);
    await sleep(PAUSE_MS);
    milliseconds.bare.push((await bare()).milliseconds);
    await sleep(PAUSE_MS);
    milliseconds.withIds.push((await withIds()).milliseconds);
    await sleep(PAUSE_MS);
  }
  const medianOf = (times: readonly number[]) => median(times.slice(WARM_UPS));
  const theirs = medianOf(milliseconds.bare);
  const beside = (ours: number) => ({
    ...{ rowlock: describe(ours), baseline: describe(theirs), ratio: theirs / ours },
    numbers: { milliseconds: ours, baselineMilliseconds: theirs },
  });
  const ours = beside(medianOf(milliseconds.rowlock));
  return [
    {
      what: `one seat to ${WATCHERS.toLocaleString('en-US')} watchers, beside a bare broadcast`,
      ...ours,
      target: `ratio ≥ ${TARGET}`,
      met: ours.ratio >= TARGET,
    },
    { what: '  the bare broadcast with an id for each watcher (ceiling)', ...beside(medianOf(milliseconds.withIds)) },
  ];
};

/** Measures from the commit of each change. */
async function watchRowlock(stage: Stage): Promise<FanOut> {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const [showingId = ''] = await world.addShowings(1);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url: url.replace('http', 'ws'), count: WATCHERS, showingIds: [showingId] });
  return async (change) => {
    const seatIds = world.seatIds.slice(change, change + 1);
    const expiresAt = await holdSeats(url, world.tokens[change] ?? '', { showingId, seatIds });
    const { at, frame } = await watchers.ask('allHave', { change });
    if (!frame.includes(`"seatId":"${seatIds[0]}"`)) throw new Error(`the watchers received ${frame}`);
    // The database calculates the deadline when it writes the hold, shortly before the commit.
    return { milliseconds: at - (expiresAt.getTime() - HOLD_SECONDS * 1000), frame };
  };
}

/** Two ways of sending to the same watchers, who count what they receive. */
async function watchBaseline(stage: Stage, nextFrame: () => string) {
  const baseline = stage.child<BaselineBroadcastTasks>('baseline-broadcast.ts');
  const url = await baseline.ask('listen', undefined);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url, count: WATCHERS, showingIds: [] });
  let change = 0;
  const send = (task: 'broadcast' | 'broadcastWithIds') => async () => {
    const startedAt = await baseline.ask(task, { frame: nextFrame() });
    const { at, frame } = await watchers.ask('allHave', { change: change++ });
    return { milliseconds: at - startedAt, frame };
  };
  return { bare: send('broadcast'), withIds: send('broadcastWithIds') };
}

function describe(milliseconds: number): string {
  return `${perSecond((WATCHERS * 1000) / milliseconds)}, ${Math.round(milliseconds)} ms`;
}
