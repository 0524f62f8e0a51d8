import { Temporal } from 'temporal-polyfill';

const MINUTE_MS = 60_000;
/** The UTC offset of every time zone is a multiple of it, so five minutes in UTC are five minutes on a local clock. */
const START_STEP_MS = 5 * MINUTE_MS;
const CLEANING_MINUTES = 20;
/** Today is only what is left of it, so seven more days make at least a week. */
const DAYS_AFTER_TODAY = 7;

/** Local times at which showings start. A start is later when the auditorium is still in use. */
const STARTS = ['11:00', '14:15', '17:15', '20:15'].map((time) => Temporal.PlainTime.from(time));
const LATEST_START = Temporal.PlainTime.from('23:00');
/** Minutes, per auditorium: the audiences do not all arrive at the same time. */
const STAGGER = [0, 10, 20, 30];

/** An auditorium to plan for. */
export interface PlannableAuditorium {
  id: string;
  /** IANA name, of its cinema. */
  timeZone: string;
  /** When its last showing ends, turnaround included; null without showings. */
  freeFrom: Date | null;
}

/** A movie to plan with. */
export interface PlannableMovie {
  id: string;
  runtimeMinutes: number;
}

/** A showing of the plan. The auditorium is in use from startsAt until freeAt. */
export interface PlannedShowing {
  movieId: string;
  auditoriumId: string;
  startsAt: Date;
  endsAt: Date;
  freeAt: Date;
  salesOpenAt: null;
  salesCloseAt: Date;
  leadMinutes: number;
  cleaningMinutes: number;
}

/** The same input gives the same plan. */
interface PlanInput {
  /** Every showing starts after it. */
  now: Date;
  auditoriums: readonly PlannableAuditorium[];
  /** In turns: the first showing of a day shows movie 0, 4 or 8, the second one 1, 5 or 9, and so on. */
  movies: readonly PlannableMovie[];
}

/** Plans the rest of today and seven more days, with up to four showings a day in each auditorium. */
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
  const showings: PlannedShowing[] = [];
  let free = freeFrom?.getTime() ?? 0;
  for (const { date, slot, wanted, latest } of slotsFrom(now, { timeZone, index })) {
    const movie = movies[movieIndex({ date, index, slot }) % movies.length];
    if (wanted <= now.getTime() || !movie) continue;
    const startsAt = Math.max(wanted, Math.ceil(free / START_STEP_MS) * START_STEP_MS);
    if (startsAt > latest) continue;
    const showing = showingOf({ movie, auditoriumId: id, startsAt: new Date(startsAt) });
    free = showing.freeAt.getTime();
    showings.push(showing);
  }
  return showings;
}

/** A planned start. `wanted` and `latest` are in milliseconds since 1970. */
interface Slot {
  date: Temporal.PlainDate;
  /** 0 for the first showing of the day. */
  slot: number;
  wanted: number;
  latest: number;
}

function slotsFrom(now: Date, { timeZone, index }: { timeZone: string; index: number }): Slot[] {
  const minutes = STAGGER[index % STAGGER.length] ?? 0;
  const times = STARTS.map((time) => time.add({ minutes }));
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const dates = Array.from({ length: DAYS_AFTER_TODAY + 1 }, (_, days) => today.add({ days }));
  return dates.flatMap((date) => {
    const at = (plainTime: Temporal.PlainTime) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    const latest = at(LATEST_START);
    return times.map((time, slot) => ({ date, slot, wanted: at(time), latest }));
  });
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** Depends on the date, not on `now`: a later plan has the same movies. Each auditorium is one day ahead of the last. */
function movieIndex({ date, index, slot }: { date: Temporal.PlainDate; index: number; slot: number }): number {
  return (EPOCH.until(date).days + index) * STARTS.length + slot;
}

function showingOf(chosen: { movie: PlannableMovie; auditoriumId: string; startsAt: Date }): PlannedShowing {
  const { movie, auditoriumId, startsAt } = chosen;
  const endsAt = new Date(startsAt.getTime() + movie.runtimeMinutes * MINUTE_MS);
  const freeAt = new Date(endsAt.getTime() + CLEANING_MINUTES * MINUTE_MS);
  const minutes = { leadMinutes: 0, cleaningMinutes: CLEANING_MINUTES };
  const sales = { salesOpenAt: null, salesCloseAt: startsAt };
  return { movieId: movie.id, auditoriumId, startsAt, endsAt, freeAt, ...sales, ...minutes };
}
