import { setTimeout as sleep } from 'node:timers/promises';
import type { RivalBroadcastTasks } from '../rival-broadcast.ts';
import { type Figure, median, perSecond } from '../support/figure.ts';
import { holdSeats } from '../support/operations.ts';
import { HOLD_SECONDS } from '../support/rowlock.ts';
import type { Stage } from '../support/stage.ts';
import type { WatchersTasks } from '../support/watchers-process.ts';

const WATCHERS = 2000;
const CHANGES = 20;
const WARM_UPS = 10;
const TARGET = 0.7;
/** More than the time for which changes are gathered: each is to go out alone. */
const PAUSE_MS = 60;

/** Sends something to all watchers; how long it took until the last of them had it, and what that was. */
type FanOut = (change: number) => Promise<{ milliseconds: number; frame: string }>;

/** One seat changes, and every watcher of its showing is told, beside the same bytes sent by a bare server. */
export const fanOut: Figure = async (stage) => {
  let frame = '';
  const [rowlock, rival] = [await watchRowlock(stage), await watchRival(stage, () => frame)];
  const milliseconds: { rowlock: number[]; rival: number[] } = { rowlock: [], rival: [] };
  for (let change = 0; change < WARM_UPS + CHANGES; change++) {
    const told = await rowlock(change);
    frame = told.frame;
    milliseconds.rowlock.push(told.milliseconds);
    await sleep(PAUSE_MS);
    milliseconds.rival.push((await rival(change)).milliseconds);
    await sleep(PAUSE_MS);
  }
  const [ours, theirs] = [median(milliseconds.rowlock.slice(WARM_UPS)), median(milliseconds.rival.slice(WARM_UPS))];
  return [
    {
      what: `one seat to ${WATCHERS.toLocaleString('en-US')} watchers, beside a bare broadcast`,
      rowlock: describe(ours),
      rival: describe(theirs),
      ratio: theirs / ours,
      target: `ratio ≥ ${TARGET}`,
      met: theirs / ours >= TARGET,
    },
  ];
};

/** From each change's commit on. */
async function watchRowlock(stage: Stage): Promise<FanOut> {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const [showingId = ''] = await world.addShowings(1);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url: url.replace('http', 'ws'), count: WATCHERS, showingIds: [showingId] });
  return async (change) => {
    const seatIds = world.seatIds.slice(change, change + 1);
    const expiresAt = await holdSeats(url, world.tokens[change] ?? '', { showingId, seatIds });
    const { at, frame } = await watchers.ask('allHave', { change });
    if (!frame.includes(`"seatId":"${seatIds[0]}"`)) throw new Error(`the watchers were told ${frame}`);
    // The deadline was reckoned by the database as it wrote the hold, a moment before it committed.
    return { milliseconds: at - (expiresAt.getTime() - HOLD_SECONDS * 1000), frame };
  };
}

async function watchRival(stage: Stage, nextFrame: () => string): Promise<FanOut> {
  const rival = stage.child<RivalBroadcastTasks>('rival-broadcast.ts');
  const url = await rival.ask('listen', undefined);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url, count: WATCHERS, showingIds: [] });
  return async (change) => {
    const startedAt = await rival.ask('broadcast', { frame: nextFrame() });
    const { at, frame } = await watchers.ask('allHave', { change });
    return { milliseconds: at - startedAt, frame };
  };
}

function describe(milliseconds: number): string {
  return `${perSecond((WATCHERS * 1000) / milliseconds)}, ${Math.round(milliseconds)} ms`;
}
