import { expect, it } from 'vitest';
import { announcedMark, deadlineAfter, formatCountdown, secondsUntil } from '../../web/src/ui/countdown.ts';

it('counts down from what the server said, on a clock that only runs forward', () => {
  const deadline = deadlineAfter(420, 1000);
  expect(secondsUntil(deadline, 1000)).toBe(420);
  expect(secondsUntil(deadline, 1001)).toBe(420);
  expect(secondsUntil(deadline, 2000)).toBe(419);
  expect(secondsUntil(deadline, 421_000)).toBe(0);
  expect(secondsUntil(deadline, 999_000)).toBe(0);
});

it('is not over before its deadline', () => {
  expect(secondsUntil(deadlineAfter(1, 0), 999)).toBe(1);
  expect(secondsUntil(deadlineAfter(1, 0), 1000)).toBe(0);
});

it.each([
  [420, '7:00'],
  [67, '1:07'],
  [9, '0:09'],
  [0, '0:00'],
])('writes %i seconds as %s', (seconds, written) => {
  expect(formatCountdown(seconds)).toBe(written);
});

it('announces two minutes and 30 seconds, and nothing else', () => {
  const marks = Array.from({ length: 421 }, (_, passed) => announcedMark(420 - passed));
  const announced = marks.filter((mark, index) => index === 0 || mark !== marks[index - 1]);
  expect(announced).toEqual([undefined, 120, 30, undefined]);
  expect(marks.indexOf(120)).toBe(300);
  expect(marks.indexOf(30)).toBe(390);
});
