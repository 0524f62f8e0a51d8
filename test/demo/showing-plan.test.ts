import { describe, expect, it } from 'vitest';
import { demoChain } from '../../src/demo/demo-chain.ts';
import { demoMovies } from '../../src/demo/demo-movies.ts';
import { type PlannableAuditorium, type PlannedShowing, planShowings } from '../../src/demo/showing-plan.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const movies = demoMovies.map(({ title, runtimeMinutes }) => ({ id: title, runtimeMinutes }));
const auditoriums: PlannableAuditorium[] = [
  ...demoChain.cinemas.flatMap(({ name, timeZone, auditoriums: rooms }) =>
    rooms.map((room) => ({ id: `${name}, ${room.name}`, timeZone, freeFrom: null })),
  ),
  // Far from UTC on both sides, with an offset of half an hour, and with clock changes on other dates.
  ...['America/Los_Angeles', 'Australia/Adelaide', 'Pacific/Auckland', 'Asia/Kathmandu'].map((timeZone) => ({
    id: timeZone,
    timeZone,
    freeFrom: null,
  })),
];

/** Every 97 minutes of a week around each clock change in Europe, and of two weeks without a clock change. */
const nows = ['2026-03-22', '2026-06-10', '2026-10-18', '2027-03-21', '2026-12-28'].flatMap((start) =>
  Array.from({ length: 110 }, (_, step) => new Date(Date.parse(start) + step * 97 * MINUTE_MS)),
);

const plan = (now: Date) => planShowings({ now, auditoriums, movies });

/** One auditorium's part of the plan made at `now`. */
interface Programme {
  now: Date;
  timeZone: string;
  showings: PlannedShowing[];
}

const programmes = nows.flatMap((now): Programme[] => {
  const showings = plan(now);
  return auditoriums.map(({ id, timeZone }) => {
    return { now, timeZone, showings: showings.filter((showing) => showing.auditoriumId === id) };
  });
});

/** By Intl, not by Temporal: the plan is checked with other code than it is made with. */
const formats = new Map<string, Intl.DateTimeFormat>();

function localParts(instant: Date, timeZone: string): Record<string, string> {
  let format = formats.get(timeZone);
  if (!format) {
    const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone, ...date, hour: '2-digit', minute: '2-digit' });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function clockOf(instant: Date, timeZone: string): string {
  const { hour, minute } = localParts(instant, timeZone);
  return `${hour}:${minute}`;
}

function dateOf(instant: Date, timeZone: string): string {
  const { year, month, day } = localParts(instant, timeZone);
  return `${year}-${month}-${day}`;
}

/** Counted from 1970-01-01. */
const dayNumberOf = (instant: Date, timeZone: string) => Date.parse(dateOf(instant, timeZone)) / DAY_MS;

/** The programmes that do not pass. One expectation per programme would take minutes. */
const except = (passes: (programme: Programme) => boolean) => programmes.filter((programme) => !passes(programme));

describe('a plan of showings, made at any time of the day and in weeks with a clock change', () => {
  it('never has two showings overlap in one auditorium', () => {
    const isApart = (showing: PlannedShowing, index: number, all: PlannedShowing[]) =>
      all.slice(index + 1).every((later) => later.startsAt >= showing.freeAt);
    expect(except(({ showings }) => showings.every(isApart))).toEqual([]);
  });

  it('has every showing start after now', () => {
    expect(except(({ now, showings }) => showings.every(({ startsAt }) => startsAt > now))).toEqual([]);
  });

  it('starts showings from 11:00 to 23:00 local time, at multiples of five minutes', () => {
    const isSensible = (clock: string) => clock >= '11:00' && clock <= '23:00' && /^\d\d:\d[05]$/.test(clock);
    expect(
      except(({ timeZone, showings }) => showings.every(({ startsAt }) => isSensible(clockOf(startsAt, timeZone)))),
    ).toEqual([]);
  });

  it('has four showings in each auditorium on each of the seven days after today', () => {
    const daysAhead = ({ now, timeZone, showings }: Programme) =>
      showings.map(({ startsAt }) => dayNumberOf(startsAt, timeZone) - dayNumberOf(now, timeZone));
    const week = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [day, day, day, day]).join();
    const afterToday = (programme: Programme) => daysAhead(programme).filter((day) => day !== 0);
    expect(except((programme) => afterToday(programme).join() === week)).toEqual([]);
  });

  it('has at least three showings in each auditorium within the next 24 hours', () => {
    const isSoon = (now: Date) => (showing: PlannedShowing) => +showing.startsAt <= +now + 24 * HOUR_MS;
    expect(except(({ now, showings }) => showings.filter(isSoon(now)).length >= 3)).toEqual([]);
  });

  it('shows every movie in every auditorium', () => {
    const moviesOf = ({ showings }: Programme) => new Set(showings.map((showing) => showing.movieId));
    expect(except((programme) => moviesOf(programme).size === movies.length)).toEqual([]);
  });
});

describe('a plan of showings', () => {
  const now = new Date('2026-06-10T12:00:00Z');

  it('reserves the auditorium for the movie and twenty minutes more, and sells until the start', () => {
    for (const showing of plan(now)) {
      const runtime = movies.find((movie) => movie.id === showing.movieId)?.runtimeMinutes ?? 0;
      expect(showing.endsAt.getTime() - showing.startsAt.getTime()).toBe(runtime * MINUTE_MS);
      expect(showing.freeAt.getTime() - showing.endsAt.getTime()).toBe(20 * MINUTE_MS);
      expect(showing).toMatchObject({ salesOpenAt: null, salesCloseAt: showing.startsAt });
    }
  });

  it('is the same for the same now', () => {
    expect(plan(now)).toEqual(plan(new Date(now)));
  });

  it('includes the rest of today', () => {
    const saal1 = plan(now).filter((showing) => showing.auditoriumId === 'Periscope Berlin, Saal 1');
    expect(saal1.slice(0, 4).map((showing) => clockOf(showing.startsAt, 'Europe/Berlin'))).toEqual([
      '14:15',
      '17:15',
      '20:15',
      '11:00',
    ]);
  });

  it('starts after the showing that is still in the auditorium', () => {
    const freeFrom = new Date('2026-06-10T12:31:00Z');
    const [first] = planShowings({ now, movies, auditoriums: [{ id: 'one', timeZone: 'Europe/Berlin', freeFrom }] });
    expect(first?.startsAt).toEqual(new Date('2026-06-10T12:35:00Z'));
  });

  it('has no overlaps even with very long movies', () => {
    const long = [{ id: 'long', runtimeMinutes: 14 * 60 }];
    const showings = planShowings({ now, movies: long, auditoriums: auditoriums.slice(0, 1) });
    expect(showings.length).toBeGreaterThanOrEqual(7);
    for (const [index, showing] of showings.entries())
      expect(+showing.freeAt).toBeLessThanOrEqual(+(showings[index + 1]?.startsAt ?? Infinity));
  });

  it('is empty without movies', () => {
    expect(planShowings({ now, movies: [], auditoriums })).toEqual([]);
  });
});

describe('the local time of a showing', () => {
  const startsIn = (timeZone: string, now: string) => {
    const auditorium = { id: 'one', timeZone, freeFrom: null };
    return planShowings({ now: new Date(now), movies, auditoriums: [auditorium] }).map(({ startsAt }) => startsAt);
  };

  it.each([
    ['in summer', 'Europe/Berlin', '2026-06-10', ['2026-06-10T09:00:00.000Z', '2026-06-10T18:15:00.000Z']],
    [
      'before the day of 23 hours',
      'Europe/Berlin',
      '2026-03-28',
      ['2026-03-28T10:00:00.000Z', '2026-03-28T19:15:00.000Z'],
    ],
    ['on the day of 23 hours', 'Europe/Berlin', '2026-03-29', ['2026-03-29T09:00:00.000Z', '2026-03-29T18:15:00.000Z']],
    [
      'before the day of 25 hours',
      'Europe/London',
      '2026-10-24',
      ['2026-10-24T10:00:00.000Z', '2026-10-24T19:15:00.000Z'],
    ],
    ['on the day of 25 hours', 'Europe/London', '2026-10-25', ['2026-10-25T11:00:00.000Z', '2026-10-25T20:15:00.000Z']],
    [
      'on a day of 23 hours west of UTC',
      'America/New_York',
      '2026-03-08',
      ['2026-03-08T15:00:00.000Z', '2026-03-09T00:15:00.000Z'],
    ],
    [
      'on a day of 25 hours west of UTC',
      'America/New_York',
      '2026-11-01',
      ['2026-11-01T16:00:00.000Z', '2026-11-02T01:15:00.000Z'],
    ],
    [
      'on a day of 24.5 hours',
      'Australia/Lord_Howe',
      '2026-04-05',
      ['2026-04-05T00:30:00.000Z', '2026-04-05T09:45:00.000Z'],
    ],
    [
      'on the day after UTC',
      'Pacific/Kiritimati',
      '2026-01-01',
      ['2025-12-31T21:00:00.000Z', '2026-01-01T06:15:00.000Z'],
    ],
    [
      'with an offset of 45 minutes',
      'Asia/Kathmandu',
      '2026-01-01',
      ['2026-01-01T05:15:00.000Z', '2026-01-01T14:30:00.000Z'],
    ],
  ])('is found %s', (_case, timeZone, date, [first, last]) => {
    const starts = startsIn(timeZone, new Date(Date.parse(date) - DAY_MS).toISOString());
    const ofTheDate = starts.filter((start) => dateOf(start, timeZone) === date).map((start) => start.toISOString());
    expect([ofTheDate[0], ofTheDate.at(-1)]).toEqual([first, last]);
  });

  it.each([
    ['23 hours', '2026-03-27', [24, 23, 24, 24, 24, 24]],
    ['25 hours', '2026-10-23', [24, 25, 24, 24, 24, 24]],
  ])('is the same on the days before and after one of %s', (_case, now, hoursBetween) => {
    const evenings = startsIn('Europe/Berlin', `${now}T12:00:00Z`).filter(
      (start) => clockOf(start, 'Europe/Berlin') === '20:15',
    );
    const hours = evenings.slice(1).map((evening, index) => (+evening - +(evenings[index] ?? NaN)) / HOUR_MS);
    expect(hours.slice(0, 6)).toEqual(hoursBetween);
  });

  it('leaves out a date that the calendar of the time zone skips', () => {
    const starts = startsIn('Pacific/Apia', '2011-12-28T12:00:00Z');
    const perDate = new Map<string, number>();
    for (const start of starts) {
      const date = dateOf(start, 'Pacific/Apia');
      perDate.set(date, (perDate.get(date) ?? 0) + 1);
    }
    expect(perDate.get('2011-12-30')).toBeUndefined();
    expect(perDate.get('2011-12-31')).toBe(4);
    expect(new Set(starts.map(Number)).size).toBe(starts.length);
  });
});
