import { dateFormat } from '../texts/format.ts';

/** What the days of a cinema are counted by. */
export interface DayRule {
  /** IANA name. */
  timeZone: string;
  /** Local time as in 03:00: a showing that starts before it belongs to the day before. */
  businessDayEndsAt: string;
}

const DAY_MS = 86_400_000;

/** The business day of a cinema that an instant is in, as in 2026-11-27. */
export function businessDay(instant: Date, { timeZone, businessDayEndsAt }: DayRule): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  // Swedish writes a date as the API does, and 24 hours. What is subtracted is a calendar day, however long it is.
  const local = dateFormat('sv-SE', { ...parts, hourCycle: 'h23', timeZone }).format(instant);
  const [day = '', time = ''] = local.split(' ');
  return time < businessDayEndsAt.slice(0, 5) ? addDays(day, -1) : day;
}

/** The day that is today in all of the cinemas: where it is earliest. Before they are known: where the visitor is. */
export function today(now: Date, cinemas: readonly DayRule[]): string {
  const here = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, businessDayEndsAt: '03:00' };
  const days = (cinemas.length > 0 ? cinemas : [here]).map((rule) => businessDay(now, rule));
  return days.toSorted()[0] ?? businessDay(now, here);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** A day of the calendar at noon in UTC: to write it in a language, with the time zone UTC. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00Z`);
}
