import { describe, expect, it } from 'vitest';
import { demoChain } from '../../src/demo/demo-chain.ts';
import { demoMovies } from '../../src/demo/demo-movies.ts';
import { localDayOf } from '../../src/demo/local-time.ts';
import { type PlannableAuditorium, type PlannedShowing, planShowings } from '../../src/demo/showing-plan.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const movies = demoMovies.map(({ title, runtimeMinutes }) => ({ id: title, runtimeMinutes }));
const auditoriums: PlannableAuditorium[] = [
  ...demoChain.cinemas.flatMap(({ name, timeZone, auditoriums: rooms }) =>
    rooms.map((room) => ({ id: `${name}, ${room.name}`, timeZone, freeFrom: null })),
  ),
  // Far from UTC on both sides, half an hour off the others, and with changes on other dates.
  ...['America/Los_Angeles', 'Australia/Adelaide', 'Pacific/Auckland', 'Asia/Kathmandu'].map((timeZone) => ({
    id: timeZone,
    timeZone,
    freeFrom: null,
  })),
];

/** Every 97 minutes of a week around each change of the clocks in Europe, and of two weeks without. */
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

const clocks = new Map(
  auditoriums.map(({ timeZone }) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
  ]),
);
const clockOf = (instant: Date, timeZone: string) => clocks.get(timeZone)?.format(instant) ?? 'no such zone';

/** The programmes of which something is not so; hundreds of thousands of expectations would take minutes. */
const except = (isSo: (programme: Programme) => boolean) => programmes.filter((programme) => !isSo(programme));

describe('a plan of showings, made at any time of the day and in weeks in which the clocks change', () => {
  it('never has two showings overlap in one auditorium', () => {
    const isApart = (showing: PlannedShowing, index: number, all: PlannedShowing[]) =>
      all.slice(index + 1).every((later) => later.startsAt >= showing.freeAt);
    expect(except(({ showings }) => showings.every(isApart))).toEqual([]);
  });

  it('has every showing start after now', () => {
    expect(except(({ now, showings }) => showings.every(({ startsAt }) => startsAt > now))).toEqual([]);
  });

  it('starts showings from 11:00 to 23:00 on marks of five minutes of the local clock', () => {
    const isSensible = (clock: string) => clock >= '11:00' && clock <= '23:00' && /^\d\d:\d[05]$/.test(clock);
    expect(
      except(({ timeZone, showings }) => showings.every(({ startsAt }) => isSensible(clockOf(startsAt, timeZone)))),
    ).toEqual([]);
  });

  it('has four showings in each auditorium on each of the seven days after today', () => {
    const daysAhead = ({ now, timeZone, showings }: Programme) =>
      showings.map(({ startsAt }) => localDayOf(startsAt, timeZone) - localDayOf(now, timeZone));
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

  it('keeps an auditorium for the movie and twenty minutes, and sells until the start', () => {
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

  it('has what is left of today', () => {
    const saal1 = plan(now).filter((showing) => showing.auditoriumId === 'Periscope Berlin, Saal 1');
    expect(saal1.slice(0, 4).map((showing) => clockOf(showing.startsAt, 'Europe/Berlin'))).toEqual([
      '14:15',
      '17:15',
      '20:15',
      '11:00',
    ]);
  });

  it('waits for the showing that is in the auditorium', () => {
    const freeFrom = new Date('2026-06-10T12:31:00Z');
    const [first] = planShowings({ now, movies, auditoriums: [{ id: 'one', timeZone: 'Europe/Berlin', freeFrom }] });
    expect(first?.startsAt).toEqual(new Date('2026-06-10T12:35:00Z'));
  });

  it('never overlaps, however long the movies are', () => {
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
