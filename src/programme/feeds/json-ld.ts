import { writeInstant } from '../../scheduling/local-time.ts';
import type { Cinema } from '../../generated/prisma/client.ts';
import type { Feed, FeedShowing, RatedMovie } from './feed.service.ts';

/**
 * The showings as ScreeningEvents of schema.org, with their movies and cinemas: each once, and named by its id. It can
 * stand in a page as it is: no `<` in it ends the script.
 */
export function* toJsonLd({ showings }: Feed): Iterable<string> {
  yield '{"@context":"https://schema.org","@graph":[';
  let separator = '';
  for (const thing of thingsOf(showings)) {
    yield separator + JSON.stringify(thing).replaceAll('<', String.raw`\u003c`);
    separator = ',';
  }
  yield ']}';
}

function* thingsOf(showings: readonly FeedShowing[]): Iterable<object> {
  const cinemas = new Map(showings.map(({ cinema }) => [cinema.id, cinema]));
  const movies = new Map(showings.map(({ movie }) => [movie.id, movie]));
  for (const cinema of cinemas.values()) yield toTheater(cinema);
  for (const movie of movies.values()) yield toMovie(movie);
  for (const showing of showings) yield toEvent(showing);
}

function toEvent({ id, cinema, movie, page, ...showing }: FeedShowing) {
  const status = showing.cancelledAt ? 'EventCancelled' : 'EventScheduled';
  return {
    '@type': 'ScreeningEvent',
    '@id': urn(id),
    name: movie.title,
    description: showing.auditorium,
    startDate: writeInstant(showing.startsAt, cinema.timeZone),
    endDate: writeInstant(showing.endsAt, cinema.timeZone),
    eventStatus: `https://schema.org/${status}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@id': urn(cinema.id) },
    workPresented: { '@id': urn(movie.id) },
    videoFormat: showing.format,
    inLanguage: showing.language ?? undefined,
    subtitleLanguage: filled(showing.subtitles),
    ...(page && { url: page, offers: toOffer(page, showing) }),
  };
}

function toOffer(page: string, { salesOpenAt, salesCloseAt }: Pick<FeedShowing, 'salesOpenAt' | 'salesCloseAt'>) {
  return { '@type': 'Offer', url: page, validFrom: salesOpenAt ?? undefined, validThrough: salesCloseAt };
}

function toTheater(cinema: Cinema) {
  const { id, name, latitude, longitude } = cinema;
  return {
    '@type': 'MovieTheater',
    '@id': urn(id),
    name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: cinema.addressStreet,
      postalCode: cinema.addressPostalCode ?? undefined,
      addressLocality: cinema.addressCity,
      addressRegion: cinema.addressRegion ?? undefined,
      addressCountry: cinema.addressCountry,
    },
    ...(latitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  };
}

function toMovie(movie: RatedMovie) {
  const { id, title, trailerUrl, reviews, averageRating } = movie;
  return {
    '@type': 'Movie',
    '@id': urn(id),
    name: title,
    alternateName: movie.originalTitle ?? undefined,
    description: movie.synopsis,
    duration: `PT${movie.runtimeMinutes}M`,
    contentRating: movie.certificateLabel ?? undefined,
    genre: filled(movie.genres),
    director: filled(movie.directors.map(toPerson)),
    actor: filled(movie.cast.map(toPerson)),
    datePublished: movie.releaseDate?.toISOString().slice(0, 10),
    image: movie.posterUrl ?? undefined,
    ...(trailerUrl && { trailer: { '@type': 'VideoObject', name: title, url: trailerUrl } }),
    ...(averageRating !== null && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: averageRating,
        reviewCount: reviews,
        worstRating: 1,
        bestRating: 5,
      },
    }),
  };
}

function toPerson(name: string) {
  return { '@type': 'Person', name };
}

/** An empty list says nothing. */
function filled<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length > 0 ? values : undefined;
}

function urn(id: string): string {
  return `urn:uuid:${id}`;
}
