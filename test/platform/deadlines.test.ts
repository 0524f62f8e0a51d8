import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { Deadlines } from '../../src/platform/deadlines.ts';

const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function deadlines() {
  const called: string[] = [];
  const made = new Deadlines<string>((item) => called.push(item), systemClock);
  const add = (item: string, milliseconds: number) => {
    const deadline = new Date(Date.now() + milliseconds);
    made.add(item, deadline);
    return deadline;
  };
  return { deadlines: made, called, add };
}

test('each item is called at its own deadline, however far, with one timer', () => {
  const { called, add } = deadlines();
  add('far', 60 * DAY_MS);
  add('second', 2000);
  add('first', 1000);
  add('first too', 1000);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(999);
  expect(called).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(called).toEqual(['first', 'first too']);
  vi.advanceTimersByTime(1000);
  expect(called).toEqual(['first', 'first too', 'second']);
  vi.advanceTimersByTime(60 * DAY_MS - 2001);
  expect(called).toHaveLength(3);
  vi.advanceTimersByTime(1);
  expect(called.at(-1)).toBe('far');
  expect(vi.getTimerCount()).toBe(0);
});

test('an item that is deleted is not called, and nothing waits for it', () => {
  const { deadlines: kept, called, add } = deadlines();
  const first = add('first', 1000);
  const later = add('later', 5000);
  kept.delete('first', first);
  vi.advanceTimersByTime(2000);
  expect(called).toEqual([]);
  kept.delete('later', later);
  expect(vi.getTimerCount()).toBe(0);
});

test('one whose deadline has passed is called at once', () => {
  const { called, add } = deadlines();
  add('late', -1000);
  vi.advanceTimersByTime(1);
  expect(called).toEqual(['late']);
});
