import type { Showing } from '../generated/prisma/client.ts';
import { invalidInput, notFound, type UserError } from '../platform/outcome.ts';
import type { PlacedShowing } from './overlaps.ts';
import { type AskedShowing, type ReadShowing, showingPath } from './showing-input.ts';
import { salesProblems, startProblems, timesOf } from './showing-times.ts';
import type { Premises } from './sql/lock-premises.ts';

/** A showing that can be scheduled where and when it is asked for, as far as it is looked at alone. */
export interface CheckedShowing extends PlacedShowing, Pick<Showing, 'seatMapId' | 'salesCloseAt'> {
  value: ReadShowing;
}

/** Looks at one showing of the input. Also with a problem it is placed where that is possible, to find its overlaps. */
export function checkShowing(
  { index, request, value }: AskedShowing,
  { movies, auditoriums, priceLists, now }: Premises,
): { checked: CheckedShowing | undefined; problems: UserError[] } {
  const movie = movies.get(request.movieId);
  const auditorium = auditoriums.get(request.auditoriumId);
  const problems: UserError[] = [];
  if (!movie) problems.push(notFound('movie', 'movieId'));
  if (!auditorium) problems.push(notFound('auditorium', 'auditoriumId'));
  else if (auditorium.seatMapId === null) {
    problems.push(invalidInput('The auditorium has no seat map yet: import one first.', 'auditoriumId'));
  }
  const priceList = priceLists.get(request.priceListId);
  // One of another cinema is none for this showing.
  if (!priceList || (auditorium && priceList.cinemaId !== auditorium.cinemaId)) {
    problems.push(notFound('price list', 'priceListId'));
  }
  let checked: CheckedShowing | undefined;
  if (value && movie && auditorium) {
    const { cinema, seatMapId } = auditorium;
    const times = timesOf(value, movie);
    const salesCloseAt = value.salesCloseAt ?? times.startsAt;
    problems.push(...startProblems(times.startsAt, { now, movie, cinema }));
    problems.push(...salesProblems({ ...value, ...times, salesCloseAt }));
    if (value.salesCloseAt && value.salesCloseAt <= now) {
      problems.push(invalidInput('Sales must close in the future.', 'salesCloseAt'));
    }
    checked = { index, value, auditorium, seatMapId: seatMapId ?? '', salesCloseAt, ...times };
  }
  return {
    checked,
    problems: problems.map((error) => ({ ...error, path: showingPath(index, ...error.path.slice(1)) })),
  };
}
