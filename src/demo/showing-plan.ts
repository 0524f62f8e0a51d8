import { instantOf, localDayOf } from './local-time.ts';

const MINUTE_MS = 60_000;
/** Every time zone is a multiple of it from UTC, so that a mark in UTC is a mark on the local clock. */
const MARK_MS = 5 * MINUTE_MS;
const TURNAROUND_MS = 20 * MINUTE_MS;
/** The rest of today, and seven days after it: never less than a week, however late it is. */
const DAYS_AFTER_TODAY = 7;

/** When showings start, in minutes of the local clock, unless the auditorium is still in use. */
const STARTS = [11 * 60, 14 * 60 + 15, 17 * 60 + 15, 20 * 60 + 15];
const LATEST_START = 23 * 60;
/** Auditoriums start one after the other, as the foyer is not large enough for all at once. */
const STAGGER = [0, 10, 20, 30];

/** An auditorium to plan for. */
export interface PlannableAuditorium {
  id: string;
  /** IANA name, of its cinema. */
  timeZone: string;
  /** When its last showing so far leaves it; null when there is none. */
  freeFrom: Date | null;
}

/** A movie to plan with. */
export interface PlannableMovie {
  id: string;
  runtimeMinutes: number;
}

/** A showing as it may be written: the auditorium is in use from startsAt until freeAt. */
export interface PlannedShowing {
  movieId: string;
  auditoriumId: string;
  startsAt: Date;
  endsAt: Date;
  freeAt: Date;
  salesOpenAt: null;
  salesCloseAt: Date;
}

/** What a plan is made from. The same gives the same plan. */
export interface PlanInput {
  /** Every showing starts after it. */
  now: Date;
  auditoriums: readonly PlannableAuditorium[];
  /** Shown in turns: those at 0, 4, 8, ... in the first showing of a day, and so on to the last one. */
  movies: readonly PlannableMovie[];
}

/** A week of showings: what is left of today, then four a day in each auditorium for seven days. */
export function planShowings({ now, auditoriums, movies }: PlanInput): PlannedShowing[] {
  return auditoriums.flatMap((auditorium, index) => planAuditorium({ now, auditorium, index, movies }));
}

interface AuditoriumPlanInput {
  now: Date;
  auditorium: PlannableAuditorium;
  index: number;
  movies: readonly PlannableMovie[];
}

function planAuditorium({ now, auditorium, index, movies }: AuditoriumPlanInput): PlannedShowing[] {
  const { id, timeZone, freeFrom } = auditorium;
  const stagger = STAGGER[index % STAGGER.length] ?? 0;
  const showings: PlannedShowing[] = [];
  let free = freeFrom?.getTime() ?? 0;
  for (const { day, slot, minutes } of slotsFrom(localDayOf(now, timeZone))) {
    const wanted = instantOf({ day, minutes: minutes + stagger, timeZone });
    // The turn goes by the date, so that it is the same whenever the plan is made; each auditorium is a day ahead
    // of the one before it.
    const movie = movies[((day + index) * STARTS.length + slot) % movies.length];
    if (wanted <= now || !movie) continue;
    const startsAt = Math.max(wanted.getTime(), Math.ceil(free / MARK_MS) * MARK_MS);
    if (startsAt > instantOf({ day, minutes: LATEST_START, timeZone }).getTime()) continue;
    const showing = showingOf({ movie, auditoriumId: id, startsAt: new Date(startsAt) });
    free = showing.freeAt.getTime();
    showings.push(showing);
  }
  return showings;
}

function slotsFrom(today: number): { day: number; slot: number; minutes: number }[] {
  return Array.from({ length: DAYS_AFTER_TODAY + 1 }, (_, ahead) =>
    STARTS.map((minutes, slot) => ({ day: today + ahead, slot, minutes })),
  ).flat();
}

function showingOf(chosen: { movie: PlannableMovie; auditoriumId: string; startsAt: Date }): PlannedShowing {
  const { movie, auditoriumId, startsAt } = chosen;
  const endsAt = new Date(startsAt.getTime() + movie.runtimeMinutes * MINUTE_MS);
  const freeAt = new Date(endsAt.getTime() + TURNAROUND_MS);
  return { movieId: movie.id, auditoriumId, startsAt, endsAt, freeAt, salesOpenAt: null, salesCloseAt: startsAt };
}
