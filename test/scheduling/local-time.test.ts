import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { businessDayOf, dateOfTime, instantsOf } from '../../src/scheduling/local-time.ts';

const BERLIN = { timeZone: 'Europe/Berlin', businessDayEndsAt: new Date('1970-01-01T03:00:00Z') };

function instants(local: string, timeZone: string): string[] {
  return instantsOf(Temporal.PlainDateTime.from(local), timeZone).map(
    ({ instant, offset }) => `${instant.toISOString().slice(0, 16)} ${offset}`,
  );
}

describe('a local time', () => {
  test.each([
    ['in winter', '2030-01-10T20:15', 'Europe/Berlin', ['2030-01-10T19:15 +01:00']],
    ['in summer', '2030-07-10T20:15', 'Europe/Berlin', ['2030-07-10T18:15 +02:00']],
    ['just before the clock is moved forward', '2030-03-31T01:59', 'Europe/Berlin', ['2030-03-31T00:59 +01:00']],
    ['that the clock leaves out', '2030-03-31T02:00', 'Europe/Berlin', []],
    ['that the clock leaves out, at the end', '2030-03-31T02:59', 'Europe/Berlin', []],
    ['just after the clock is moved forward', '2030-03-31T03:00', 'Europe/Berlin', ['2030-03-31T01:00 +02:00']],
    [
      'that is shown twice',
      '2030-10-27T02:30',
      'Europe/Berlin',
      ['2030-10-27T00:30 +02:00', '2030-10-27T01:30 +01:00'],
    ],
    ['after the one that is shown twice', '2030-10-27T03:00', 'Europe/Berlin', ['2030-10-27T02:00 +01:00']],
    [
      'that is shown twice half an hour apart',
      '2030-04-07T01:45',
      'Australia/Lord_Howe',
      ['2030-04-06T14:45 +11:00', '2030-04-06T15:15 +10:30'],
    ],
    ['of a day that does not exist', '2011-12-30T12:00', 'Pacific/Apia', []],
  ])('%s is at its instants', (_, local, timeZone, expected) => {
    expect(instants(local, timeZone)).toEqual(expected);
  });
});

describe('a business day', () => {
  test.each([
    ['2030-01-11T01:59:00Z', '2030-01-10'],
    ['2030-01-11T02:00:00Z', '2030-01-11'],
    ['2030-10-27T01:30:00Z', '2030-10-26'],
    ['2030-10-27T02:00:00Z', '2030-10-27'],
  ])('of %s is %s', (instant, day) => {
    expect(businessDayOf(new Date(instant), BERLIN)).toBe(day);
  });

  test.each([
    ['02:59', '2030-01-11T02:59:00'],
    ['03:00', '2030-01-10T03:00:00'],
    ['23:30', '2030-01-10T23:30:00'],
  ])('has %s at %s on the calendar', (time, expected) => {
    const day = Temporal.PlainDate.from('2030-01-10');
    expect(dateOfTime(day, Temporal.PlainTime.from(time), BERLIN).toString()).toBe(expected);
  });

  test('that ends at midnight is that of the calendar', () => {
    const clock = { ...BERLIN, businessDayEndsAt: new Date('1970-01-01T00:00:00Z') };
    const day = Temporal.PlainDate.from('2030-01-10');
    expect(dateOfTime(day, Temporal.PlainTime.from('00:00'), clock).toString()).toBe('2030-01-10T00:00:00');
  });
});
