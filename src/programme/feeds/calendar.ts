import ical, { foldLines, ICalEvent, ICalEventStatus } from 'ical-generator';
import { madeAt } from '../../platform/ids.ts';
import type { Cinema } from '../../generated/prisma/client.ts';
import type { Feed, FeedShowing } from './feed.service.ts';

/** How often a calendar application should ask again. */
const REFRESH_SECONDS = 3600;

const END = 'END:VCALENDAR';

/** The showings as a calendar (RFC 5545), to subscribe to. Its times are in UTC: each application shows its own. */
export function* toCalendar({ title, showings }: Feed): Iterable<string> {
  const calendar = ical({ name: title, prodId: { company: 'Rowlock', product: 'programme' }, ttl: REFRESH_SECONDS });
  // Event by event: the library would write 1,000 of them at once, for a fifth of a second.
  yield calendar.toString().slice(0, -END.length);
  for (const showing of showings) yield foldLines(new ICalEvent(toEvent(showing), calendar).toString());
  yield `${END}\r\n`;
}

function toEvent(showing: FeedShowing) {
  const { id, version, movie, cinema, page } = showing;
  const { latitude, longitude } = cinema;
  const geo = latitude !== null && longitude !== null ? { lat: latitude, lon: longitude } : undefined;
  return {
    id,
    sequence: version - 1,
    // It must not be the time of the answer: that would be another calendar each time.
    stamp: madeAt(id),
    start: showing.startsAt,
    end: showing.endsAt,
    summary: movie.title,
    description: detailsOf(showing),
    location: { title: `${cinema.name}, ${showing.auditorium}`, address: addressOf(cinema), ...(geo && { geo }) },
    status: showing.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    categories: movie.genres.map((name) => ({ name })),
    ...(page && { url: page }),
  };
}

/** As in "IMAX · en, subtitles de · 136 minutes · 12". */
function detailsOf({ format, language, subtitles, movie }: FeedShowing): string {
  const spoken = [language, subtitles.length > 0 ? `subtitles ${subtitles.join(' ')}` : null];
  const details = [
    format,
    spoken.filter(Boolean).join(', '),
    `${movie.runtimeMinutes} minutes`,
    movie.certificateLabel,
  ];
  return details.filter(Boolean).join(' · ');
}

function addressOf({ addressStreet, addressPostalCode, addressCity, addressCountry }: Cinema): string {
  const city = [addressPostalCode, addressCity].filter(Boolean).join(' ');
  return [addressStreet, city, addressCountry].join(', ');
}
