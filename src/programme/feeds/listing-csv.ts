import { type Cell, toCsvLine } from '../../platform/csv.ts';
import { businessDayOf, writeInstant } from '../../scheduling/local-time.ts';
import type { Feed, FeedShowing } from './feed.service.ts';

const COLUMNS = [
  'id',
  'cinema',
  'auditorium',
  'movie',
  'date',
  'starts_at',
  'ends_at',
  'format',
  'language',
  'subtitles',
  'accessibility',
  'cancelled',
  'page',
] as const;

/** The showings as a table, a line each: docs/programme-feeds.md says what the columns are. */
export function* toListingCsv({ showings }: Feed): Iterable<string> {
  yield toCsvLine(COLUMNS);
  for (const showing of showings) {
    const row = toRow(showing);
    yield toCsvLine(COLUMNS.map((column) => row[column]));
  }
}

function toRow({ cinema, ...showing }: FeedShowing): Record<(typeof COLUMNS)[number], Cell> {
  return {
    id: showing.id,
    cinema: cinema.name,
    auditorium: showing.auditorium,
    movie: showing.movie.title,
    date: businessDayOf(showing.startsAt, cinema),
    starts_at: writeInstant(showing.startsAt, cinema.timeZone),
    ends_at: writeInstant(showing.endsAt, cinema.timeZone),
    format: showing.format,
    language: showing.language ?? '',
    subtitles: showing.subtitles.join(' '),
    accessibility: showing.accessibility.join(' '),
    cancelled: showing.cancelledAt ? 'yes' : 'no',
    page: showing.page ?? '',
  };
}
