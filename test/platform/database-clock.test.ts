import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseClock } from '../../src/platform/database/database-clock.ts';

const START = Date.UTC(2030, 0, 1);
const AHEAD_MS = 3_600_000;
let clock: DatabaseClock;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  clock = new DatabaseClock(() => performance.now());
});
afterEach(() => void vi.useRealTimers());

/** The database, whose clock is an hour ahead, answers after so long, with the time that it had halfway. */
async function tell({ afterMs, aheadMs = AHEAD_MS }: { afterMs: number; aheadMs?: number }): Promise<void> {
  const time = new Date(Date.now() + aheadMs + afterMs / 2);
  const told = clock.tell(async () => {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    return { now: time };
  });
  await vi.advanceTimersByTimeAsync(afterMs);
  await told;
}

test("until the database has told its time, it is the process's own", () => {
  expect(clock.now().getTime()).toBe(START);
});

test("it goes on from the database's time, read halfway between question and answer", async () => {
  await tell({ afterMs: 100 });
  expect(clock.now().getTime()).toBe(START + AHEAD_MS + 100);
  await vi.advanceTimersByTimeAsync(5000);
  expect(clock.now().getTime()).toBe(START + AHEAD_MS + 5100);
});

test("it does not follow the process's clock, which is set meanwhile", async () => {
  await tell({ afterMs: 100 });
  vi.setSystemTime(START - 86_400_000);
  expect(clock.now().getTime()).toBe(START + AHEAD_MS + 100);
});

test('an answer that took a second says nothing, unless it is the first', async () => {
  await tell({ afterMs: 1000 });
  expect(clock.now().getTime()).toBe(START + AHEAD_MS + 1000);
  await tell({ afterMs: 1000, aheadMs: 0 });
  expect(clock.now().getTime()).toBe(START + AHEAD_MS + 2000);
  await tell({ afterMs: 998, aheadMs: 0 });
  expect(clock.now().getTime()).toBe(START + 2998);
});
