import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../support/figure.ts';
import type { WatchersTasks } from '../support/watchers-process.ts';

const WATCHERS = 10_000;
/** Where the limit of open files is lower. */
const FEWER_WATCHERS = 2000;
const OTHER_FILES = 200;
/** The watchers are spread over these. */
const SHOWINGS = 50;
const CLIENT_PROCESSES = 2;
const SETTLE_MS = 5000;
const TARGET_MB = 500;

/** The memory of a process with many watchers and no changes. */
export const memory: Figure = async (stage) => {
  const count = openFilesLimit() >= WATCHERS + OTHER_FILES ? WATCHERS : FEWER_WATCHERS;
  const [world, { url, pid }] = [await stage.world('rowlock'), await stage.rowlock()];
  const showingIds = await world.addShowings(SHOWINGS);
  const before = residentMegabytes(pid);
  const clients = Array.from({ length: CLIENT_PROCESSES }, () =>
    stage.child<WatchersTasks>('support/watchers-process.ts'),
  );
  const watching = { url: url.replace('http', 'ws'), count: count / CLIENT_PROCESSES, showingIds };
  await Promise.all(clients.map((client) => client.ask('open', watching)));
  await sleep(SETTLE_MS);
  const after = residentMegabytes(pid);
  return [
    {
      what: `memory with ${count.toLocaleString('en-US')} idle watchers${count < WATCHERS ? ' (ulimit -n allows no more)' : ''}`,
      rowlock: `${Math.round(after)} MB (${Math.round(before)} without)`,
      target: `< ${TARGET_MB} MB for ${WATCHERS.toLocaleString('en-US')}`,
      met: count === WATCHERS && after < TARGET_MB,
    },
  ];
};

/** Node raises its own limit to the hard one. */
function openFilesLimit(): number {
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? Infinity : Number(limit);
}

function residentMegabytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
