import type { TimeFragment } from '../generated/graphql.ts';
import { type DayRule, businessDay } from './business-day.ts';
import type { Filters } from './filters.ts';

/** How full a showing is. */
export type Fill = 'free' | 'few' | 'full';

const FEW_PERCENT = 12;
const FEW_SEATS = 8;

export function fillOf({ available, total }: { available: number; total: number }): Fill {
  if (available === 0) return 'full';
  return available <= FEW_SEATS || available * 100 <= total * FEW_PERCENT ? 'few' : 'free';
}

/** Format and language are compared here: all showings of a day are there already, and no request is needed. */
export function matching<T extends Pick<TimeFragment, 'format' | 'language'>>(
  showings: readonly T[],
  { format, language }: Pick<Filters, 'format' | 'language'>,
): T[] {
  return showings.filter(
    (showing) =>
      (format === undefined || showing.format === format) && (language === undefined || showing.language === language),
  );
}

/** What there is to choose from, and what is chosen: a link may name what this day does not have. */
export function choices(values: readonly (string | null | undefined)[], chosen: string | undefined): string[] {
  return [...new Set([...values, chosen])].filter((value) => value != null).toSorted();
}

export interface CinemaRule extends DayRule {
  id: string;
  name: string;
}

/** The showings of a cinema, in the order of their starts. */
export interface CinemaTimes<C, T> {
  cinema: C;
  showings: T[];
}

/** By cinema, in the order of their names. A showing of a cinema that is not known yet is left out. */
export function byCinema<C extends CinemaRule, T extends { auditorium: { cinema: { id: string } } }>(
  showings: readonly T[],
  cinemas: readonly C[],
): CinemaTimes<C, T>[] {
  const groups = groupBy(showings, ({ auditorium }) => auditorium.cinema.id);
  return cinemas.flatMap((cinema) => {
    const ofCinema = groups.get(cinema.id);
    return ofCinema ? [{ cinema, showings: ofCinema }] : [];
  });
}

/** By business day, each of them as its own cinema counts it. */
export function byDay<T extends { startsAt: string; auditorium: { cinema: { id: string } } }>(
  showings: readonly T[],
  cinemas: readonly CinemaRule[],
): { day: string; showings: T[] }[] {
  const rules = new Map(cinemas.map((cinema) => [cinema.id, cinema]));
  const groups = groupBy(showings, ({ startsAt, auditorium }) => {
    const rule = rules.get(auditorium.cinema.id);
    return rule ? businessDay(new Date(startsAt), rule) : '';
  });
  groups.delete('');
  return [...groups]
    .map(([day, ofDay]) => ({ day, showings: ofDay }))
    .toSorted((one, other) => one.day.localeCompare(other.day));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
