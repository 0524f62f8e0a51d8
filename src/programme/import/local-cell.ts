import { Temporal } from 'temporal-polyfill';
import { instantsOf, type LocalInstant } from '../../scheduling/local-time.ts';

/** A value that cannot be read, and why. */
export interface WrongCell {
  message: string;
  /** What a local time that exists twice could be. */
  instants?: Date[];
}

export type ReadCell<Value> = { value: Value; wrong?: never } | { value?: never; wrong: WrongCell };

export function readDate(text: string): ReadCell<Temporal.PlainDate> {
  const date = /^20\d\d-\d\d-\d\d$/.test(text) ? whenValid(() => Temporal.PlainDate.from(text, STRICT)) : undefined;
  return date ? { value: date } : { wrong: { message: 'A date is a day of this century, as in 2026-11-21.' } };
}

export function readTime(text: string): ReadCell<Temporal.PlainTime> {
  const padded = text.padStart(5, '0');
  const time = /^\d\d:\d\d$/.test(padded) ? whenValid(() => Temporal.PlainTime.from(padded, STRICT)) : undefined;
  return time ? { value: time } : { wrong: { message: 'A time is to the minute, as in 17:30.' } };
}

/** A date on the calendar with a time, and an offset where the time exists twice. */
export function readLocalTime(text: string, timeZone: string): ReadCell<Date> {
  const [, date = '', time = '', offset = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d?\d:\d\d) ?([+-]\d\d:\d\d|Z|)$/i.exec(text) ?? [];
  const [day, clock] = [readDate(date), readTime(time)];
  if (!day.value || !clock.value) {
    return { wrong: { message: 'This is a date and a time, as in "2026-11-21 17:30".' } };
  }
  return toInstant(day.value.toPlainDateTime(clock.value), { timeZone, offset });
}

/**
 * The instant of a local time. One that the clock leaves out when it is moved forward is none; of one that it shows twice
 * when it is moved back the offset says which it is, and it is never guessed.
 *
 * @param options.offset as in +02:00; may be empty
 */
export function toInstant(
  local: Temporal.PlainDateTime,
  { timeZone, offset }: { timeZone: string; offset: string },
): ReadCell<Date> {
  const found = instantsOf(local, timeZone);
  const text = local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
  if (found.length === 0) {
    return { wrong: { message: `${text} does not exist in ${timeZone}: the clock is moved forward then.` } };
  }
  const meant = offset === '' ? found : found.filter((one) => one.offset === offset.replace(/^z$/i, '+00:00'));
  const [only, ...others] = meant;
  if (only && others.length === 0) return { value: only.instant };
  const choice = found.map(describe).join(' or ');
  const instants = found.map(({ instant }) => instant);
  if (only) {
    const message = `${text} exists twice in ${timeZone}, as the clock is moved back: give the offset ${choice}.`;
    return { wrong: { message, instants } };
  }
  return { wrong: { message: `${text} in ${timeZone} has not the offset ${offset}, but ${choice}.`, instants } };
}

function describe({ offset, instant }: LocalInstant): string {
  return `${offset} (${instant.toISOString()})`;
}

const STRICT = { overflow: 'reject' } as const;

function whenValid<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
