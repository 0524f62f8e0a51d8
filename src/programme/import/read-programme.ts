import { AccessibilityFeature } from '../../generated/prisma/enums.ts';
import { languageTag } from '../../platform/language-tag.ts';
import { type CinemaClock, dateOfTime } from '../../scheduling/local-time.ts';
import type { ShowingRequest } from '../showing-input.ts';
import { type ReadCell, readDate, readLocalTime, readTime, toInstant } from './local-cell.ts';
import type { Column } from './programme-columns.ts';
import type { ProgrammeLine } from './programme-csv.ts';
import type { ProgrammeNames } from './programme-names.ts';
import type { ProgrammeProblem } from './programme-problem.ts';

/** What a line is read with. */
export interface ProgrammeContext {
  clock: CinemaClock;
  names: ProgrammeNames;
}

/** Of a wrong value, what a problem shows. */
const SHOWN = 200;

/** The showing of a line; undefined when any of its values is wrong. */
export function readLine(
  { line, cells }: ProgrammeLine,
  { clock, names }: ProgrammeContext,
): { request: ShowingRequest | undefined; problems: ProgrammeProblem[] } {
  const { timeZone } = clock;
  const problems: ProgrammeProblem[] = [];
  const read = <Value>(field: Column, reader: (text: string) => ReadCell<Value>): Value | undefined => {
    const { value, wrong } = reader(cells[field]);
    if (wrong) problems.push({ instants: [], ...wrong, line, field, value: cells[field].slice(0, SHOWN) });
    return value;
  };
  const given = <Value, Default>(field: Column, reader: (text: string) => ReadCell<Value>, otherwise: Default) =>
    cells[field] === '' ? otherwise : read(field, reader);

  const [date, time] = [read('date', readDate), read('time', readTime)];
  const { offset } = cells;
  const startsAt =
    date &&
    time &&
    read(offset === '' ? 'time' : 'offset', () => toInstant(dateOfTime(date, time, clock), { timeZone, offset }));
  const localTime = (text: string) => readLocalTime(text, timeZone);
  const values = {
    movieId: read('movie', names.movie),
    auditoriumId: read('auditorium', names.auditorium),
    startsAt,
    priceListId: read('price_list', names.priceList),
    priceOverrides: [],
    format: given('format', (value) => ({ value }), '2D'),
    language: given('language', readLanguage, null),
    subtitles: given('subtitles', eachWord(readLanguage), []),
    accessibility: given('accessibility', eachWord(readFeature), []),
    guardsSingleSeats: given('guards_single_seats', readYesOrNo, true),
    leadMinutes: given('lead_minutes', readNumber, 20),
    cleaningMinutes: given('cleaning_minutes', readNumber, 20),
    salesOpenAt: given('sales_open', localTime, null),
    salesCloseAt: given('sales_close', localTime, null),
  };
  return { request: problems.length === 0 ? (values as ShowingRequest) : undefined, problems };
}

/** The column of each value of a showing. */
export const COLUMN_OF: Readonly<Record<string, Column>> = {
  movieId: 'movie',
  auditoriumId: 'auditorium',
  startsAt: 'time',
  priceListId: 'price_list',
  format: 'format',
  language: 'language',
  subtitles: 'subtitles',
  accessibility: 'accessibility',
  guardsSingleSeats: 'guards_single_seats',
  leadMinutes: 'lead_minutes',
  cleaningMinutes: 'cleaning_minutes',
  salesOpenAt: 'sales_open',
  salesCloseAt: 'sales_close',
};

function readLanguage(text: string): ReadCell<string> {
  const value = languageTag(text);
  return value === undefined ? refuse('A language is a tag of BCP 47, as in de or pt-BR.') : { value };
}

function readFeature(text: string): ReadCell<AccessibilityFeature> {
  const value = Object.values(AccessibilityFeature).find((feature) => feature === text.toUpperCase());
  const features = Object.values(AccessibilityFeature).join(', ');
  return value === undefined ? refuse(`Features of accessibility are: ${features}.`) : { value };
}

function readYesOrNo(text: string): ReadCell<boolean> {
  const answer = text.toLowerCase();
  return answer === 'yes' || answer === 'no' ? { value: answer === 'yes' } : refuse('This is yes or no.');
}

function readNumber(text: string): ReadCell<number> {
  return /^\d{1,4}$/.test(text) ? { value: Number(text) } : refuse('This is a whole number of minutes.');
}

/** Several values, with spaces between them. */
function eachWord<Value>(reader: (text: string) => ReadCell<Value>) {
  return (text: string): ReadCell<Value[]> => {
    const read = text.split(/\s+/).map(reader);
    const refused = read.find((cell) => cell.wrong);
    return refused?.wrong
      ? { wrong: refused.wrong }
      : { value: read.flatMap(({ value }) => (value === undefined ? [] : [value])) };
  };
}

function refuse(message: string): { wrong: { message: string } } {
  return { wrong: { message } };
}
