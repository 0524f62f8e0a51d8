import { z } from 'zod';
import { AccessibilityFeature } from '../generated/prisma/enums.ts';
import { line, listOf, readNew, wholeNumber } from '../platform/input.ts';
import type { UserError } from '../platform/outcome.ts';
import { type AskedPrice, pricesOf } from '../pricing/price-input.ts';

const MINUTE_MS = 60_000;
const FIRST_TIME = Date.parse('2000-01-01T00:00:00Z');
const LAST_TIME = Date.parse('2100-01-01T00:00:00Z');

/** In minutes. */
const LONGEST_BREAK = 240;
const MOST_OVERRIDES = 200;

/** How a showing is presented and sold: what updateShowing can change. */
export const SALE_FIELDS = {
  salesOpenAt: minute('The opening of sales').nullable(),
  salesCloseAt: minute('The close of sales'),
  format: line('The format', { min: 1, max: 20 }),
  language: z.string().nullable(),
  subtitles: listOf('The languages of subtitles', z.string(), { max: 10 }),
  accessibility: listOf('The features of accessibility', z.enum(AccessibilityFeature), { max: 10 }),
  guardsSingleSeats: z.boolean('guardsSingleSeats must be true or false.'),
  priceListId: z.string('A showing needs a price list.'),
  priceOverrides: pricesOf(`A showing can have at most ${MOST_OVERRIDES} prices of its own.`, {
    min: 0,
    max: MOST_OVERRIDES,
  }),
};

/** When and where a showing is: what rescheduleShowing can change. */
export const PLACE_FIELDS = {
  startsAt: minute('The start'),
  auditoriumId: z.string('A showing needs an auditorium.'),
  leadMinutes: wholeNumber('The minutes before the movie', { min: 0, max: LONGEST_BREAK }),
  cleaningMinutes: wholeNumber('The minutes for cleaning', { min: 0, max: LONGEST_BREAK }),
};

const NEW_SHOWING = z.object({
  ...SALE_FIELDS,
  ...PLACE_FIELDS,
  movieId: z.string(),
  salesCloseAt: SALE_FIELDS.salesCloseAt.nullable(),
});

/** What a manager asks for, as it came. */
export interface ShowingRequest {
  movieId: string;
  auditoriumId: string;
  startsAt: Date;
  priceListId: string;
  /** For this showing alone, in place of the list's. */
  priceOverrides: readonly AskedPrice[];
  format: string;
  language?: string | null;
  subtitles: readonly string[];
  accessibility: readonly AccessibilityFeature[];
  guardsSingleSeats: boolean;
  leadMinutes: number;
  cleaningMinutes: number;
  /** Null: at once. */
  salesOpenAt?: Date | null;
  /** Null: at the start. */
  salesCloseAt?: Date | null;
}

/** Values that can be accepted, each for itself. */
export type ReadShowing = z.output<typeof NEW_SHOWING>;

/** One showing of the input. */
export interface AskedShowing {
  /** Its place in the input. */
  index: number;
  request: ShowingRequest;
  /** Undefined when a value of it is wrong. */
  value: ReadShowing | undefined;
}

/** Reads each showing of the input for itself. */
export function readShowings(requests: readonly ShowingRequest[]): { asked: AskedShowing[]; problems: UserError[] } {
  const problems: UserError[] = [];
  const asked = requests.map((request, index) => {
    const { value, errors = [] } = readNew(NEW_SHOWING, request);
    problems.push(...errors.map((error) => ({ ...error, path: showingPath(index, ...error.path.slice(1)) })));
    return { index, request, value };
  });
  return { asked, problems };
}

/** Where in the input of scheduleShowings a value is. */
export function showingPath(index: number, ...path: readonly string[]): string[] {
  return ['input', 'showings', String(index), ...path];
}

function minute(what: string) {
  const message = `${what} must be a whole minute of the years 2000 to 2099.`;
  return z.date(message).refine(isMinute, message);
}

function isMinute(time: Date): boolean {
  const milliseconds = time.getTime();
  return milliseconds % MINUTE_MS === 0 && milliseconds >= FIRST_TIME && milliseconds < LAST_TIME;
}
