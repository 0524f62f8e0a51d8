import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { untilRight } from './checks.ts';
import { FAULTS } from './faults.ts';
import { type Tortured, torture } from './run.ts';

/** `npm run torture` sets them. */
const { TORTURE_ATTEMPTS, TORTURE_SEED = '7', TORTURE_HISTORY } = process.env;
/** In the suite. The others are over later: what Redis or a worker has lost is found by recovery after 21 seconds. */
const SHORT = {
  attempts: 100,
  faults: ['an api is killed', 'PostgreSQL ends at once', 'connections to PostgreSQL are reset', 'Redis stands still'],
};
const LONG = { attempts: Number(TORTURE_ATTEMPTS), faults: Object.keys(FAULTS) };
const { attempts, faults } = TORTURE_ATTEMPTS === undefined ? SHORT : LONG;

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 + attempts * 1000 });

const resources = new Resources();
let tortured: Tortured;
beforeAll(async () => {
  tortured = resources.use(await torture({ seed: Number(TORTURE_SEED), attempts, faults, pauseMs: 2500 }));
  const { history } = tortured;
  if (TORTURE_HISTORY !== undefined) await writeFile(TORTURE_HISTORY, history.toString());
  const lost = history.entries.filter(({ answer }) => answer === null);
  console.log(
    `${history.entries.length} requests, ${lost.length} of them without an answer; ${history.strikes.length} faults`,
  );
});
afterAll(() => resources[Symbol.asyncDispose]());

test('whatever strikes, nothing is ever wrong that must never be', () => {
  expect(tortured.violations).toEqual([]);
});

test('a minute after the last fault everything is as it was promised', async () => {
  const { history, installation } = tortured;
  await untilRight({ database: installation.database, history }, 90_000);
});

test('every watcher is right again', async () => {
  const { prisma } = tortured.installation.database;
  for (const watcher of tortured.watchers) {
    const rows = await prisma.showingSeat.findMany({ where: { showingId: watcher.showingId } });
    await expect.poll(() => watcher.shows(rows), { timeout: 30_000 }).toBe(true);
  }
});

test('it was a test: seats were bought, and each fault struck', () => {
  const { entries, strikes } = tortured.history;
  expect(new Set(strikes.map(({ fault }) => fault))).toEqual(new Set(faults));
  const placed = entries.filter(({ operation, answer }) => operation === 'PlaceBooking' && answer?.data);
  expect(placed.length).toBeGreaterThan(attempts / 20);
});
