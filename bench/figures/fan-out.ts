import { setTimeout as sleep } from 'node:timers/promises';
import type { RivalBroadcastTasks } from '../rival-broadcast.ts';
import { type Figure, median, perSecond } from '../support/figure.ts';
import { holdSeats } from '../support/operations.ts';
import { HOLD_SECONDS } from '../support/rowlock.ts';
import type { Stage } from '../support/stage.ts';
import type { WatchersTasks } from '../support/watchers-process.ts';

const WATCHERS = 2000;
const CHANGES = 20;
const WARM_UPS = 5;
const TARGET = 0.7;
/** More than the time for which changes are gathered: each is to go out alone. */
const PAUSE_MS = 100;

/** One seat changes, and every watcher of its showing is told, beside the same bytes sent by a bare server. */
export const fanOut: Figure = async (stage) => {
  const rowlock = await rowlockRounds(stage);
  const rival = await broadcastRounds(stage, rowlock.frame);
  const rate = { rowlock: WATCHERS / median(rowlock.seconds), rival: WATCHERS / median(rival) };
  return [
    {
      what: `one seat to ${WATCHERS.toLocaleString('en-US')} watchers, beside a bare broadcast`,
      rowlock: `${perSecond(rate.rowlock)}, ${describe(rowlock.seconds)}`,
      rival: `${perSecond(rate.rival)}, ${describe(rival)}`,
      ratio: rate.rowlock / rate.rival,
      target: `ratio ≥ ${TARGET}`,
      met: rate.rowlock / rate.rival >= TARGET,
    },
  ];
};

/** From each change's commit until the last watcher had it; and what each of them was sent. */
async function rowlockRounds(stage: Stage): Promise<{ seconds: number[]; frame: string }> {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const [showingId = ''] = await world.addShowings(1);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url: url.replace('http', 'ws'), count: WATCHERS, showingIds: [showingId] });
  let lastFrame = '';
  const seconds = await rounds(async (change) => {
    const seatIds = world.seatIds.slice(change, change + 1);
    const expiresAt = await holdSeats(url, world.tokens[change] ?? '', { showingId, seatIds });
    const { at, frame } = await watchers.ask('allHave', { change });
    if (!frame.includes(`"seatId":"${seatIds[0]}"`)) throw new Error(`the watchers were told ${frame}`);
    lastFrame = frame;
    // The deadline was reckoned by the database as it wrote the hold, a moment before it committed.
    return at - (expiresAt.getTime() - HOLD_SECONDS * 1000);
  });
  await stage.endFigure();
  return { seconds, frame: lastFrame };
}

async function broadcastRounds(stage: Stage, frame: string): Promise<number[]> {
  const rival = stage.child<RivalBroadcastTasks>('rival-broadcast.ts');
  const url = await rival.ask('listen', undefined);
  const watchers = stage.child<WatchersTasks>('support/watchers-process.ts');
  await watchers.ask('open', { url, count: WATCHERS, showingIds: [] });
  return rounds(async (change) => {
    const startedAt = await rival.ask('broadcast', { frame });
    const { at } = await watchers.ask('allHave', { change });
    return at - startedAt;
  });
}

/** Seconds of each change that counts. */
async function rounds(measure: (change: number) => Promise<number>): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let change = 0; change < WARM_UPS + CHANGES; change++) {
    milliseconds.push(await measure(change));
    await sleep(PAUSE_MS);
  }
  return milliseconds.slice(WARM_UPS).map((value) => value / 1000);
}

function describe(seconds: readonly number[]): string {
  return `${Math.round(median(seconds) * 1000)} ms`;
}
