const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day on a wall in `timeZone`, counted from 1970-01-01, so that days can be added up. */
export function localDayOf(instant: Date, timeZone: string): number {
  return Math.floor((instant.getTime() + offsetAt(instant.getTime(), timeZone)) / DAY_MS);
}

/** A time on the clocks of a time zone. */
export interface LocalTime {
  /** As `localDayOf` counts. */
  day: number;
  /** On the clock's face, from 0:00: 20 * 60 is eight in the evening even on a day of 23 hours. */
  minutes: number;
  timeZone: string;
}

/**
 * The instant of a local time. One that the clocks pass twice is the first of the two; one that they skip is
 * later by what they skip. (Temporal, which calls this "compatible", is not in Node 20.)
 */
export function instantOf({ day, minutes, timeZone }: LocalTime): Date {
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  // Zones are less than a day from UTC, and change less than once in two days: these two offsets are
  // those on either side of a change near by.
  const withOffsetBefore = wall - offsetAt(wall - DAY_MS, timeZone);
  const withOffsetAfter = wall - offsetAt(wall + DAY_MS, timeZone);
  const isOnTheClock = (instant: number) => instant + offsetAt(instant, timeZone) === wall;
  if (isOnTheClock(withOffsetBefore)) return new Date(withOffsetBefore);
  return new Date(isOnTheClock(withOffsetAfter) ? withOffsetAfter : withOffsetBefore);
}

/** What the clocks of a time zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const text = formatOf(timeZone).format(instant);
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === '-' ? -size : size;
}

/** Kept, because making one costs as much as a thousand uses of it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}
