/** When the remaining time is announced to screen readers, in seconds. Each second would be too much. */
const ANNOUNCED = [120, 30] as const;

/**
 * The deadline on the clock of the page, which only ever runs forward. The clock of the visitor's device may be wrong, and
 * may be set at any time.
 *
 * @param secondsLeft as the server just counted @param now of `performance.now()`
 */
export function deadlineAfter(secondsLeft: number, now: number): number {
  return now + secondsLeft * 1000;
}

/** Whole seconds: 0 only once the deadline has passed. */
export function secondsUntil(deadline: number, now: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}

/** As in "5:07". */
export function formatCountdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is to be announced now: the smallest mark that the countdown has passed. Undefined before the first. */
export function announcedMark(seconds: number): number | undefined {
  return seconds === 0 ? undefined : ANNOUNCED.findLast((mark) => seconds <= mark);
}
