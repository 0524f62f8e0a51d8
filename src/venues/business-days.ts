const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Reading what lies between more of them costs less than to look for each. */
const MOST_SPANS = 31;

/** PostgreSQL does not read JavaScript's other years. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59Z');

/** From an instant to before another. */
export interface Span {
  from: Date;
  to: Date;
}

/**
 * When showings of these business days start, in any time zone and whenever a cinema's business day ends: first the span
 * of all of them, then a few smaller ones, where there are any. They also have some starts of the days before and after.
 *
 * @param days each as its midnight in UTC
 */
export function spansAround(days: readonly Date[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const day of days.map((date) => date.getTime()).toSorted((a, b) => a - b)) {
    // A day begins in the zone UTC+14 first, and in UTC-12 last. A business day may end at any time of the next day.
    const span = { from: day - 14 * HOUR_MS, to: day + 2 * DAY_MS + 12 * HOUR_MS };
    const last = spans.at(-1);
    if (last && span.from <= last.to) last.to = span.to;
    else spans.push(span);
  }
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  const parts = spans.length > 1 && spans.length <= MOST_SPANS ? spans : [];
  return [{ from: first.from, to: last.to }, ...parts].map(({ from, to }) => ({
    from: new Date(Math.max(from, EARLIEST)),
    to: new Date(Math.min(to, LATEST)),
  }));
}
