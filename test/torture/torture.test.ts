import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { untilRight } from './checks.ts';
import { FAULTS } from './faults.ts';
import type { Entry, Strike } from './history.ts';
import { type Torture, type Tortured, torture } from './run.ts';
import { scheduleOf } from './schedule.ts';
import { SEATS } from './showings.ts';
import { visitOf } from './visit.ts';

/** `npm run torture` sets them. */
const { TORTURE_ATTEMPTS, TORTURE_SEED = '7', TORTURE_BUYERS = '16', TORTURE_FAULTS, TORTURE_HISTORY } = process.env;
const seed = Number(TORTURE_SEED);
/** In the suite. The others are over later: what Redis or a worker has lost is found by recovery after 21 seconds. */
const SHORT: Torture = {
  ...{ seed, attempts: 100, buyers: 16, pauseMs: 1500, hasCalm: false },
  faults: [
    ...['an api is killed', 'PostgreSQL ends at once', 'connections to PostgreSQL are reset', 'Redis stands still'],
    'the clock of an api jumps',
  ],
};
const LONG: Torture = {
  ...{ seed, attempts: Number(TORTURE_ATTEMPTS), buyers: Number(TORTURE_BUYERS), pauseMs: 3000, hasCalm: true },
  faults: TORTURE_FAULTS?.split('\n') ?? Object.keys(FAULTS),
  onProgress: (line) => process.stderr.write(`${line}\n`),
};
const options = TORTURE_ATTEMPTS === undefined ? SHORT : LONG;

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 + options.attempts * 1000 });

const resources = new Resources();
let tortured: Tortured;
let historyFile: string;
beforeAll(async () => {
  historyFile = TORTURE_HISTORY ?? path.join(resources.use(await temporaryDirectory()).path, 'history');
  // Of a long run it is hundreds of megabytes.
  const isWritten = TORTURE_HISTORY !== undefined || TORTURE_ATTEMPTS === undefined;
  tortured = resources.use(await torture({ ...options, ...(isWritten && { historyFile }) }));
  const { history, attempts, installation } = tortured;
  const { requests, unanswered } = history.counts;
  const { taken, refused } = installation.webhooks.answered;
  console.log(
    `${attempts} attempts, ${history.acknowledged.length} bookings in ${Math.round(history.now / 1000)} s; ${requests} requests, ` +
      `${unanswered} of them without an answer; ${taken} webhooks were taken, ${refused} refused; ${history.strikes.length} faults; ` +
      `answers with errors: ${JSON.stringify(Object.fromEntries(history.codes))}`,
  );
  if (installation.errors !== '') console.log(installation.errors);
});
afterAll(() => resources[Symbol.asyncDispose]());

test('whatever strikes, nothing is ever wrong that must never be', () => {
  expect(tortured.violations).toEqual([]);
});

test('a minute after the last fault everything is as it was promised', async () => {
  // Also payments that begin to wait for their buyers only now.
  const answering = setInterval(() => tortured.installation.provider.answerAll(), 1000);
  await untilRight(tortured.scene, 90_000).finally(() => clearInterval(answering));
});

test('every watcher is right again', async () => {
  // The machine that runs the suite may be busy with other tests.
  const time = options === SHORT ? { withinMs: 30_000 } : {};
  expect(await tortured.watchers.late(tortured.scene.prisma, time)).toEqual([]);
});

test('no webhook is refused', () => {
  const { taken, refused } = tortured.installation.webhooks.answered;
  expect({ some: taken > 0, refused }).toEqual({ some: true, refused: 0 });
});

test('it was a test: seats were bought, each fault struck, and what must never be was looked for', () => {
  const { strikes, acknowledged } = tortured.history;
  expect(new Set(strikes.map(({ fault }) => fault))).toEqual(new Set(options.faults));
  expect(acknowledged.length).toBeGreaterThan(options.attempts / 20);
  expect(tortured.looks).toBeGreaterThan(0);
});

test.skipIf(TORTURE_ATTEMPTS !== undefined)('faults and buyers followed the seed', async () => {
  await tortured.history[Symbol.asyncDispose]();
  const lines = (await readFile(historyFile, 'utf8')).trim().split('\n');
  const history = lines.map((line) => JSON.parse(line) as Entry | Strike);
  const struck = history.flatMap((line) => ('fault' in line ? line.fault : []));
  const schedule = scheduleOf(options);
  expect(struck).toEqual(struck.map(() => schedule.next().value.fault));

  const holds = history.filter((line): line is Entry => 'actor' in line && line.operation === 'HoldAnySeats');
  for (let buyer = 0; buyer < options.buyers; buyer++) {
    const name = `buyer-${buyer}`;
    // A request that was not answered is repeated with its key.
    const wanted = new Map(
      holds
        .filter(({ actor }) => actor === name)
        .map(({ variables }) => (variables as { input: { idempotencyKey: string; seatIds: string[] } }).input)
        .map(({ idempotencyKey, seatIds }) => [idempotencyKey, seatIds.length]),
    );
    const planned = [...wanted].map(
      (_, visit) => visitOf({ seed, buyer: name, visit }, { showings: 3, seats: SEATS }).seats,
    );
    expect([...wanted.values()]).toEqual(planned);
  }
});
