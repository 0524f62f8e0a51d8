import { Temporal } from 'temporal-polyfill';
import type { Cinema } from '../generated/prisma/client.ts';

/** What a cinema's days and times are read by. */
export type CinemaClock = Pick<Cinema, 'timeZone' | 'businessDayEndsAt'>;

/** The business day on which something at that instant is, as in 2026-11-21: before its end it is still the day before. */
export function businessDayOf(instant: Date, { timeZone, businessDayEndsAt }: CinemaClock): string {
  const local = localOf(instant, timeZone).toPlainDateTime();
  return local.subtract(sinceMidnight(businessDayEndsAt)).toPlainDate().toString();
}

/** The date on the calendar of that time of a business day: a time before the day's end is on the next date. */
export function dateOfTime(
  businessDay: Temporal.PlainDate,
  time: Temporal.PlainTime,
  { businessDayEndsAt }: Pick<CinemaClock, 'businessDayEndsAt'>,
): Temporal.PlainDateTime {
  const end = Temporal.PlainTime.from({ hour: 0 }).add(sinceMidnight(businessDayEndsAt));
  const isNextDate = Temporal.PlainTime.compare(time, end) < 0;
  return businessDay.add({ days: isNextDate ? 1 : 0 }).toPlainDateTime(time);
}

/** An instant that has a local time, and the offset from UTC that the clock then has, as in +02:00. */
export interface LocalInstant {
  instant: Date;
  offset: string;
}

/**
 * Every instant at which the clocks of a time zone show this: none in the gap when they are moved forward, two when they
 * are moved back.
 */
export function instantsOf(local: Temporal.PlainDateTime, timeZone: string): LocalInstant[] {
  const both = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  );
  const shown = both.filter((zoned) => zoned.toPlainDateTime().equals(local));
  const found = new Map(shown.map((zoned) => [zoned.epochMilliseconds, zoned.offset]));
  return [...found].map(([milliseconds, offset]) => ({ instant: new Date(milliseconds), offset }));
}

/** For people, as in "2026-11-21 22:40". */
export function writeLocalTime(instant: Date, timeZone: string): string {
  return localOf(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** For programs, as in "2026-11-21T22:40:00+01:00". */
export function writeInstant(instant: Date, timeZone: string): string {
  return localOf(instant, timeZone).toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function localOf(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

/** @param time as PostgreSQL's `time` comes: on the first day of 1970, in UTC */
function sinceMidnight(time: Date): { minutes: number } {
  return { minutes: time.getUTCHours() * 60 + time.getUTCMinutes() };
}
