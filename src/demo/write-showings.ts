import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import { lockPremises } from '../programme/sql/lock-premises.ts';
import { insertShowings, insertShowingSeats } from '../scheduling/sql/write-showings.ts';
import { type PlannableAuditorium, type PlannableMovie, planShowings } from './showing-plan.ts';

/** An auditorium with the seats and the price list of its next showings. */
export interface SellableAuditorium extends PlannableAuditorium {
  seatMapId: string;
  priceListId: string;
}

/** What a week of showings is planned from. */
export interface WeekInput {
  now: Date;
  auditoriums: readonly SellableAuditorium[];
  movies: readonly PlannableMovie[];
}

/** Of every showing of the demo. */
const PRESENTATION = {
  format: '2D',
  language: 'en',
  subtitles: [],
  accessibility: [],
  guardsSingleSeats: true,
};

/** Plans a week of showings and writes them with their seats. Returns the number of showings. */
export async function writeShowings(tx: Transaction, week: WeekInput): Promise<number> {
  const saleOf = new Map(week.auditoriums.map(({ id, seatMapId, priceListId }) => [id, { seatMapId, priceListId }]));
  const showings = planShowings(week).map((planned) => {
    const sale = saleOf.get(planned.auditoriumId);
    if (!sale) throw new Error(`Auditorium ${planned.auditoriumId} is not one to plan for`);
    return { ...planned, ...sale, ...PRESENTATION, id: newId() };
  });
  const auditoriumIds = week.auditoriums.map(({ id }) => id);
  // So that no block of a seat on its map is overlooked.
  await lockPremises(tx, { movieIds: [], auditoriumIds, priceListIds: [] });
  await insertShowings(tx, showings);
  await insertShowingSeats(tx, { showings });
  return showings.length;
}
