import { describe, expect, test } from 'vitest';
import { addDays, businessDay, today } from '../../web/src/whats-on/business-day.ts';
import { byCinema, byDay, choices, fillOf, matching } from '../../web/src/whats-on/programme.ts';

const BERLIN = { id: 'b', name: 'Berlin', timeZone: 'Europe/Berlin', businessDayEndsAt: '03:00' };
const NEW_YORK = { id: 'n', name: 'New York', timeZone: 'America/New_York', businessDayEndsAt: '03:00:00' };

describe('a business day', () => {
  test.each([
    ['2026-11-27T17:30:00Z', BERLIN, '2026-11-27'],
    // 02:59 and 03:00 in Berlin.
    ['2026-11-28T01:59:00Z', BERLIN, '2026-11-27'],
    ['2026-11-28T02:00:00Z', BERLIN, '2026-11-28'],
    ['2026-11-28T02:00:00Z', NEW_YORK, '2026-11-27'],
    // The night in which 02:00 becomes 03:00: the day before ends after two hours.
    ['2027-03-28T00:59:00Z', BERLIN, '2027-03-27'],
    ['2027-03-28T01:00:00Z', BERLIN, '2027-03-28'],
    // The night in which 03:00 becomes 02:00: the hour after two comes twice, and both belong to the day before.
    ['2026-10-25T00:30:00Z', BERLIN, '2026-10-24'],
    ['2026-10-25T01:30:00Z', BERLIN, '2026-10-24'],
    ['2026-10-25T02:00:00Z', BERLIN, '2026-10-25'],
    // Midnight is 00:00, not 24:00.
    ['2026-11-30T23:00:00Z', { ...BERLIN, businessDayEndsAt: '00:00' }, '2026-12-01'],
  ])('%s in %o is %s', (instant, rule, day) => expect(businessDay(new Date(instant), rule)).toBe(day));

  test('has as many days after it as the calendar, whatever the clocks do', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  test('is today where it is earliest', () => {
    expect(today(new Date('2026-11-28T02:00:00Z'), [BERLIN, NEW_YORK])).toBe('2026-11-27');
    expect(today(new Date('2026-11-28T02:00:00Z'), [BERLIN])).toBe('2026-11-28');
  });
});

const showing = (startsAt: string, cinema: { id: string }) => ({ startsAt, auditorium: { cinema } });

test('showings are grouped by the business day of their own cinema', () => {
  const late = showing('2026-10-25T01:30:00Z', BERLIN);
  const next = showing('2026-10-25T12:00:00Z', BERLIN);
  const evening = showing('2026-10-25T00:30:00Z', NEW_YORK);
  const unknown = showing('2026-10-25T12:00:00Z', { id: 'x' });
  expect(byDay([evening, late, next, unknown], [BERLIN, NEW_YORK])).toEqual([
    { day: '2026-10-24', showings: [evening, late] },
    { day: '2026-10-25', showings: [next] },
  ]);
});

test('showings are grouped by cinema, in the order of the cinemas', () => {
  const one = showing('2026-11-27T10:00:00Z', NEW_YORK);
  const other = showing('2026-11-27T11:00:00Z', BERLIN);
  expect(byCinema([one, other], [BERLIN, NEW_YORK])).toEqual([
    { cinema: BERLIN, showings: [other] },
    { cinema: NEW_YORK, showings: [one] },
  ]);
});

test.each([
  [{ available: 0, total: 0 }, 'full'],
  [{ available: 0, total: 150 }, 'full'],
  [{ available: 1, total: 150 }, 'few'],
  [{ available: 18, total: 150 }, 'few'],
  [{ available: 19, total: 150 }, 'free'],
  [{ available: 8, total: 30 }, 'few'],
  [{ available: 9, total: 30 }, 'free'],
] as const)('%o is %s', (availability, fill) => expect(fillOf(availability)).toBe(fill));

test('format and language both have to fit', () => {
  const film = { format: '70 mm', language: 'en' };
  const dubbed = { format: '2D', language: 'de' };
  const silent = { format: '2D', language: null };
  const all = [film, dubbed, silent];
  expect(matching(all, { format: undefined, language: undefined })).toEqual(all);
  expect(matching(all, { format: '2D', language: undefined })).toEqual([dubbed, silent]);
  expect(matching(all, { format: '2D', language: 'en' })).toEqual([]);
});

test('a choice has each value once, and also one that only the address has', () => {
  expect(choices(['en', 'de', 'en', null], 'fr')).toEqual(['de', 'en', 'fr']);
});
