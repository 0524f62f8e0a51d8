import { SERVER } from '../platform/identity.ts';
import { type DemoServices, made } from './demo-services.ts';
import { type PlannableAuditorium, type PlannableMovie, planShowings } from './showing-plan.ts';

/** An auditorium with the price list of its next showings. */
export interface SellableAuditorium extends PlannableAuditorium {
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
  priceOverrides: [],
};

/** Plans a week of showings and schedules them. Returns the number of showings. */
export async function writeShowings({ schedule }: DemoServices, week: WeekInput): Promise<number> {
  const priceListOf = new Map(week.auditoriums.map(({ id, priceListId }) => [id, priceListId]));
  const showings = planShowings(week).map(({ movieId, auditoriumId, startsAt, leadMinutes, cleaningMinutes }) => {
    const place = { auditoriumId, startsAt, leadMinutes, cleaningMinutes };
    return { ...place, movieId, priceListId: priceListOf.get(auditoriumId) ?? '', ...PRESENTATION };
  });
  if (showings.length > 0) await made(schedule.schedule(SERVER, { showings, dryRun: false }));
  return showings.length;
}
