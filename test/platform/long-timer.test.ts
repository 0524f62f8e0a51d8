import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLongTimer } from '../../src/platform/long-timer.ts';

const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([1, 1000, 24 * DAY_MS, 25 * DAY_MS, 60 * DAY_MS, 400 * DAY_MS])('a timer of %i ms calls after that', (ms) => {
  const call = vi.fn();
  setLongTimer(call, ms);
  vi.advanceTimersByTime(ms - 1);
  expect(call).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1);
  expect(call).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100 * DAY_MS);
  expect(call).toHaveBeenCalledTimes(1);
});

test('a timer that is stopped never calls, however far it was', () => {
  const call = vi.fn();
  const stop = setLongTimer(call, 60 * DAY_MS);
  vi.advanceTimersByTime(30 * DAY_MS);
  stop();
  vi.advanceTimersByTime(60 * DAY_MS);
  expect(call).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
