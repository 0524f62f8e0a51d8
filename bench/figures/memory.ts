import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BaselineWatchedTasks } from '../baseline-watched.ts';
import type { Figure, Row } from '../support/figure.ts';
import { residentMegabytes } from '../support/resident-memory.ts';
import type { Stage } from '../support/stage.ts';
import type { WatchersTasks } from '../support/watchers-process.ts';

/** What many process managers allow, and what one process should be able to serve. */
const SIZES = [
  { watchers: 10_000, targetMegabytes: 380 },
  { watchers: 50_000, targetMegabytes: 1400 },
];
const OTHER_FILES = 200;
/** The watchers are spread over these. */
const SHOWINGS = 50;
/** Each has an address of its own: one has ports for about 28,000 connections. */
const CLIENT_PROCESSES = 4;
const SETTLE_MS = 5000;

type AddWatchers = (count: number) => Promise<void>;

/** The memory of a process with many watchers and no changes. */
export const memory: Figure = async (stage) => {
  const { pid, addWatchers } = await watchedRowlock(stage);
  const without = residentMegabytes(pid);
  const most = openFilesLimit() - OTHER_FILES;
  const rows: Row[] = [];
  let open = 0;
  for (const { watchers, targetMegabytes } of SIZES) {
    const count = Math.min(watchers, most - (most % CLIENT_PROCESSES));
    await addWatchers(count - open);
    open = count;
    await sleep(SETTLE_MS);
    const measured = residentMegabytes(pid);
    const expected = without + ((measured - without) * watchers) / count;
    rows.push({
      what: `memory with ${count.toLocaleString('en-US')} idle watchers`,
      rowlock: [
        `${Math.round(measured)} MB (${Math.round(without)} without)`,
        // ulimit -n allows no more.
        ...(count < watchers ? [`so ${Math.round(expected)} MB with ${watchers.toLocaleString('en-US')}`] : []),
      ].join(', '),
      target: `≤ ${targetMegabytes} MB for ${watchers.toLocaleString('en-US')}`,
      // An estimate is no measurement.
      ...(count === watchers && { met: expected <= targetMegabytes }),
      numbers: { count, megabytes: measured, withoutMegabytes: without },
    });
    if (rows.length === 1) rows.push(await bareRow(stage, { count, without }));
  }
  return rows;
};

async function watchedRowlock(stage: Stage): Promise<{ pid: number; addWatchers: AddWatchers }> {
  const [world, { url, pid }] = [await stage.world('rowlock'), await stage.rowlock()];
  const showingIds = await world.addShowings(SHOWINGS);
  return { pid, addWatchers: watchersOf(stage, { url: url.replace('http', 'ws'), showingIds }) };
}

function watchersOf(stage: Stage, watching: { url: string; showingIds: string[] }): AddWatchers {
  const clients = Array.from({ length: CLIENT_PROCESSES }, () =>
    stage.child<WatchersTasks>('support/watchers-process.ts'),
  );
  return async (count) => {
    const each = { ...watching, count: count / CLIENT_PROCESSES };
    await Promise.all(
      clients.map((client, index) => client.ask('open', { ...each, localAddress: `127.0.0.${index + 2}` })),
    );
  };
}

/** What the sockets and graphql-ws take by themselves, on a server that has nothing to tell. */
async function bareRow(stage: Stage, { count, without }: { count: number; without: number }): Promise<Row> {
  const bare = stage.child<BaselineWatchedTasks>('baseline-watched.ts');
  const addWatchers = watchersOf(stage, { url: await bare.ask('listen', undefined), showingIds: ['none'] });
  const before = residentMegabytes(bare.pid);
  await addWatchers(count);
  await sleep(SETTLE_MS);
  const added = residentMegabytes(bare.pid) - before;
  return {
    what: '  Rowlock without watchers, and as many of a bare graphql-ws server (ceiling)',
    rowlock: `${Math.round(without + added)} MB (${Math.round(added)} for the watchers)`,
    numbers: { megabytes: without + added, watchersMegabytes: added },
  };
}

/** Node raises its own limit to the hard one. */
function openFilesLimit(): number {
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? Infinity : Number(limit);
}
