import type { Movie, Showing } from '../generated/prisma/client.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import { businessDayOf, type CinemaClock } from '../scheduling/local-time.ts';

const MINUTE_MS = 60_000;
const YEARS_AHEAD = 2;

/** When an auditorium is in use for a showing. */
export type ShowingTimes = Pick<Showing, 'startsAt' | 'endsAt' | 'freeAt'>;

/** It ends after what comes before the movie and the movie itself; then the auditorium is cleaned. */
export function timesOf(
  { startsAt, leadMinutes, cleaningMinutes }: Pick<Showing, 'startsAt' | 'leadMinutes' | 'cleaningMinutes'>,
  { runtimeMinutes }: Pick<Movie, 'runtimeMinutes'>,
): ShowingTimes {
  const endsAt = minutesAfter(startsAt, leadMinutes + runtimeMinutes);
  return { startsAt, endsAt, freeAt: minutesAfter(endsAt, cleaningMinutes) };
}

/** What is wrong with a start, with the path of the start within its showing. */
export function startProblems(
  startsAt: Date,
  { now, movie, cinema }: { now: Date; movie: Pick<Movie, 'availableFrom' | 'availableUntil'>; cinema: CinemaClock },
): UserError[] {
  const problems: UserError[] = [];
  const refuse = (message: string) => problems.push(invalidInput(message, 'startsAt'));
  if (startsAt <= now) refuse('A showing must start in the future.');
  if (startsAt > yearsAfter(now, YEARS_AHEAD)) refuse(`A showing can start at most ${YEARS_AHEAD} years from now.`);
  const day = businessDayOf(startsAt, cinema);
  const [first, last] = [movie.availableFrom, movie.availableUntil].map((date) => date?.toISOString().slice(0, 10));
  if (first !== undefined && day < first) refuse(`The movie can be shown from ${first} on, and this is on ${day}.`);
  if (last !== undefined && day > last) refuse(`The movie can be shown until ${last}, and this is on ${day}.`);
  return problems;
}

/** What is wrong with the time in which a showing is sold. */
export function salesProblems({
  salesOpenAt,
  salesCloseAt,
  endsAt,
}: Pick<Showing, 'salesOpenAt' | 'salesCloseAt' | 'endsAt'>): UserError[] {
  const problems: UserError[] = [];
  if (salesOpenAt && salesOpenAt >= salesCloseAt) {
    problems.push(invalidInput('Sales must open before they close.', 'salesOpenAt'));
  }
  if (salesCloseAt > endsAt) {
    problems.push(invalidInput('Sales must close before the showing has ended.', 'salesCloseAt'));
  }
  return problems;
}

function minutesAfter(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * MINUTE_MS);
}

function yearsAfter(time: Date, years: number): Date {
  const later = new Date(time);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
