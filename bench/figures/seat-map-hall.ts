import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BesideTasks } from '../support/beside-process.ts';
import type { Figure } from '../support/figure.ts';
import { SEAT_STATES } from '../support/operations.ts';
import { withStub } from '../support/stubs.ts';

const PER_SECOND = 50;
const SECONDS = 8;
const WARM_UP_SECONDS = 4;
const TARGET_P99_MS = 30;
const TARGET_BLOCKED_MS = 20;

/** The states of a hall as columns, asked for at a steady pace; how long the server's event loop was blocked meanwhile. */
export const seatMapHall: Figure = async (stage) => {
  const world = await stage.world('hall');
  const [id = ''] = await world.addShowings(1);
  const file = path.join(await stage.directory(), 'blocked');
  const settings = { DATABASE_URL: world.connectionString, ...withStub('blocked'), BLOCKED_FILE: file };
  const { url, pid } = await stage.rowlock(settings);
  /** Since it was asked the last time. */
  const blockedMs = async () => {
    process.kill(pid, 'SIGUSR2');
    await sleep(200);
    return Number(await readFile(file, 'utf8'));
  };
  const client = stage.child<BesideTasks>('support/beside-process.ts');
  const body = { query: SEAT_STATES, variables: { id } };
  const ask = (seconds: number) =>
    client.ask('pace', { url, seconds, body, perSecond: PER_SECOND, expected: '"versions":[0' });
  await ask(WARM_UP_SECONDS);
  await blockedMs();
  const { p99Ms, answered } = await ask(SECONDS);
  const blocked = await blockedMs();
  return [
    {
      what: `${world.seatIds.length.toLocaleString('en-US')} seats as seatStates, ${PER_SECOND} a second`,
      rowlock: `p99 ${p99Ms.toFixed(1)} ms, ${answered} answers; event loop blocked for ${blocked.toFixed(1)} ms at most`,
      target: `p99 ≤ ${TARGET_P99_MS} ms, blocked ≤ ${TARGET_BLOCKED_MS} ms`,
      met: p99Ms <= TARGET_P99_MS && blocked <= TARGET_BLOCKED_MS,
    },
  ];
};
