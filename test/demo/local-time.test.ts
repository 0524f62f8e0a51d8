import { describe, expect, it } from 'vitest';
import { instantOf, localDayOf } from '../../src/demo/local-time.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('a local time', () => {
  const at = (date: string, minutes: number, timeZone: string) =>
    instantOf({ day: Date.parse(date) / DAY_MS, minutes, timeZone }).toISOString();

  it.each([
    ['in summer', '2026-06-10', 20 * 60, 'Europe/Berlin', '2026-06-10T18:00:00.000Z'],
    ['on the evening before a change', '2026-03-28', 20 * 60, 'Europe/Berlin', '2026-03-28T19:00:00.000Z'],
    ['on the evening after one', '2026-03-29', 20 * 60, 'Europe/Berlin', '2026-03-29T18:00:00.000Z'],
    ['on the day of the change back', '2026-10-25', 11 * 60, 'Europe/London', '2026-10-25T11:00:00.000Z'],
    ['that the clocks skip, later', '2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['that they skip west of UTC, later', '2026-03-08', 150, 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['that they pass twice, the first', '2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['that they pass twice west of UTC, the first', '2026-11-01', 90, 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['a day ahead of UTC', '2026-01-01', 0, 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['a quarter of an hour off', '2026-01-01', 11 * 60, 'Asia/Kathmandu', '2026-01-01T05:15:00.000Z'],
  ])('is found %s', (_case, date, minutes, timeZone, instant) => {
    expect(at(date, minutes, timeZone)).toBe(instant);
  });

  it('belongs to the day that its clock shows', () => {
    for (const timeZone of ['America/Los_Angeles', 'Europe/Berlin', 'Pacific/Auckland', 'UTC'])
      for (let day = 20_450; day < 20_850; day++)
        for (const minutes of [4 * 60, 12 * 60, 23 * 60 + 55])
          expect(localDayOf(instantOf({ day, minutes, timeZone }), timeZone)).toBe(day);
  });
});
