import { Temporal } from 'temporal-polyfill';
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

const EVENING = 20;
const AFTERNOON = 14;
/** The language that movies are dubbed in, by the time zone of the cinema. */
const DUBBED = new Map([['Europe/Berlin', 'de']]);

/** Matinees are for families and in 3D, late movies are the originals, on film: of a plan there is something to choose. */
function presentationOf({
  startsAt,
  auditorium,
}: {
  startsAt: Date;
  auditorium: PlannableAuditorium & { isLarge: boolean };
}) {
  const { timeZone, isLarge } = auditorium;
  const { hour } = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
  const dubbed = DUBBED.get(timeZone);
  const isLate = hour >= EVENING;
  return {
    format: isLarge && isLate ? '70 mm' : isLarge && hour < AFTERNOON ? '3D' : '2D',
    language: isLate || dubbed === undefined ? 'en' : dubbed,
    subtitles: isLate && dubbed !== undefined ? [dubbed] : [],
    accessibility: [],
    guardsSingleSeats: true,
    priceOverrides: [],
  };
}

/** Plans a week of showings and schedules them. Returns the number of showings. */
export async function writeShowings({ schedule }: DemoServices, week: WeekInput): Promise<number> {
  // Each cinema has a large auditorium and a small one.
  const auditoriums = new Map(week.auditoriums.map((one, index) => [one.id, { ...one, isLarge: index % 2 === 0 }]));
  const showings = planShowings(week).flatMap(({ movieId, auditoriumId, startsAt, leadMinutes, cleaningMinutes }) => {
    const auditorium = auditoriums.get(auditoriumId);
    if (!auditorium) return [];
    const place = { auditoriumId, startsAt, leadMinutes, cleaningMinutes };
    return [{ ...place, movieId, priceListId: auditorium.priceListId, ...presentationOf({ startsAt, auditorium }) }];
  });
  if (showings.length > 0) await made(schedule.schedule(SERVER, { showings, dryRun: false }));
  return showings.length;
}
