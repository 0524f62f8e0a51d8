import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { MOST_SHOWINGS } from '../../src/programme/feeds/feed.service.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { longestHold } from '../support/longest-hold.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { RescheduleShowing } from './operations.ts';
import { daysFromNow } from './programme.ts';

let testApp: TestApp;
let made: MadeShowing;
beforeAll(async () => {
  // The role api: the statements of a worker would be counted.
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api', SHOWING_PAGE: 'https://tickets.example/showings/{showing}?from=programme' },
  });
});
beforeEach(async () => {
  // 21:30 in winter and 22:30 in summer.
  made = await makeShowing(testApp.database, { rows: 1, startsAt: new Date('2031-01-10T20:30:00Z') });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function take(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`${testApp.app.url}/programme/${path}`, init);
}

async function read(path: string): Promise<string> {
  const response = await take(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

interface Thing {
  '@type': string;
  '@id': string;
  [property: string]: unknown;
}

async function jsonLd(path: string): Promise<Thing[]> {
  const { '@context': context, '@graph': graph } = JSON.parse(await read(path)) as Record<string, unknown>;
  expect(context).toBe('https://schema.org');
  return graph as Thing[];
}

/** As a calendar application reads it. */
async function calendar(path: string): Promise<{ name: unknown; events: ICAL.Event[] }> {
  const component = new ICAL.Component(ICAL.parse(await read(path)) as unknown[]);
  const events = component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { name: component.getFirstPropertyValue('x-wr-calname'), events };
}

async function table(path: string): Promise<Record<string, string>[]> {
  return parse(await read(path), { columns: true });
}

describe('the programme as schema.org', () => {
  test('has each showing, movie and cinema once, linked by their ids', async () => {
    const repeated = await repeatShowing(testApp.database, made);
    const graph = await jsonLd(`cinemas/${made.cinemaId}.jsonld`);
    expect(graph.map((thing) => [thing['@type'], thing['@id']])).toEqual([
      ['MovieTheater', `urn:uuid:${made.cinemaId}`],
      ['Movie', `urn:uuid:${made.movieId}`],
      ['ScreeningEvent', `urn:uuid:${made.showingId}`],
      ['ScreeningEvent', `urn:uuid:${repeated.showingId}`],
    ]);
    expect(graph.at(-1)).toMatchObject({
      location: { '@id': `urn:uuid:${made.cinemaId}` },
      workPresented: { '@id': `urn:uuid:${made.movieId}` },
    });
  });

  test('says when a showing is on the clock of its cinema, what it is like, and where it is booked', async () => {
    await testApp.database.prisma.showing.update({
      where: { id: made.showingId },
      data: { format: 'IMAX', language: 'en', subtitles: ['de', 'fr'], salesOpenAt: new Date('2030-12-01T09:00:00Z') },
    });
    const page = `https://tickets.example/showings/${made.showingId}?from=programme`;
    const event = (await jsonLd(`movies/${made.movieId}.jsonld`)).at(-1);
    expect(event).toEqual({
      '@type': 'ScreeningEvent',
      '@id': `urn:uuid:${made.showingId}`,
      name: `Movie ${made.movieId}`,
      description: 'Saal 1',
      startDate: '2031-01-10T21:30:00+01:00',
      endDate: '2031-01-10T23:30:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@id': `urn:uuid:${made.cinemaId}` },
      workPresented: { '@id': `urn:uuid:${made.movieId}` },
      videoFormat: 'IMAX',
      inLanguage: 'en',
      subtitleLanguage: ['de', 'fr'],
      url: page,
      offers: {
        ...{ '@type': 'Offer', url: page },
        ...{ validFrom: '2030-12-01T09:00:00.000Z', validThrough: '2031-01-10T20:30:00.000Z' },
      },
    });
  });

  test('has what is known of the movie and the cinema, and nothing for what is not', async () => {
    const { prisma } = testApp.database;
    const [theater, movie] = await jsonLd(`movies/${made.movieId}.jsonld`);
    expect(theater).toEqual({
      ...{ '@type': 'MovieTheater', '@id': `urn:uuid:${made.cinemaId}`, name: `Cinema ${made.cinemaId}` },
      address: {
        ...{ '@type': 'PostalAddress', streetAddress: 'Testweg 1', addressLocality: 'Berlin', addressCountry: 'DE' },
      },
    });
    expect(movie).toEqual({
      ...{ '@type': 'Movie', '@id': `urn:uuid:${made.movieId}`, name: `Movie ${made.movieId}` },
      ...{ description: 'A test.', duration: 'PT100M', genre: ['Drama'] },
    });
    await prisma.movie.update({
      where: { id: made.movieId },
      data: {
        ...{ originalTitle: 'Original', certificateLabel: '16', directors: ['A Director'], cast: ['An Actor'] },
        ...{ releaseDate: new Date('2030-12-24'), posterUrl: 'https://img.example/p.jpg' },
        trailerUrl: 'https://video.example/t',
      },
    });
    await prisma.cinema.update({ where: { id: made.cinemaId }, data: { latitude: 52.5, longitude: 13.4 } });
    const ratings = [4, 5, 1];
    for (const rating of ratings) {
      const { accountId } = await testApp.newAccount();
      const hiddenAt = rating === 1 ? new Date() : null;
      await prisma.review.create({ data: { movieId: made.movieId, accountId, rating, hiddenAt } });
    }
    const [known, whole] = await jsonLd(`movies/${made.movieId}.jsonld`);
    expect(known).toMatchObject({ geo: { '@type': 'GeoCoordinates', latitude: 52.5, longitude: 13.4 } });
    expect(whole).toMatchObject({
      ...{ alternateName: 'Original', contentRating: '16', datePublished: '2030-12-24' },
      director: [{ '@type': 'Person', name: 'A Director' }],
      actor: [{ '@type': 'Person', name: 'An Actor' }],
      image: 'https://img.example/p.jpg',
      trailer: { '@type': 'VideoObject', url: 'https://video.example/t' },
      aggregateRating: { ratingValue: 4.5, reviewCount: 2 },
    });
  });

  test('can stand in a page: a text in it cannot end the script', async () => {
    const synopsis = '</script><script>alert(1)</script><!--';
    await testApp.database.prisma.movie.update({ where: { id: made.movieId }, data: { synopsis } });
    expect(await read(`movies/${made.movieId}.jsonld`)).not.toContain('<');
    expect((await jsonLd(`movies/${made.movieId}.jsonld`))[1]).toMatchObject({ description: synopsis });
  });
});

describe('the programme as a calendar', () => {
  test('is read by a calendar application: each showing with its time, place and link', async () => {
    const title = `Ärger; mit, Kommas \\ und Umlauten, ${'sehr lang '.repeat(20)}${made.movieId}`;
    await testApp.database.prisma.movie.update({
      where: { id: made.movieId },
      data: { title, certificateLabel: 'FSK 12' },
    });
    await testApp.database.prisma.showing.update({
      where: { id: made.showingId },
      data: { language: 'ja', subtitles: ['de'] },
    });
    const { name, events } = await calendar(`cinemas/${made.cinemaId}.ics`);
    expect(name).toBe(`Cinema ${made.cinemaId}`);
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event).toMatchObject({
      uid: made.showingId,
      sequence: 0,
      summary: title,
      description: '2D · ja, subtitles de · 100 minutes · FSK 12',
      location: `Cinema ${made.cinemaId}, Saal 1\nTestweg 1, Berlin, DE`,
    });
    expect(event?.startDate.toJSDate()).toEqual(new Date('2031-01-10T20:30:00Z'));
    expect(event?.endDate.toJSDate()).toEqual(new Date('2031-01-10T22:30:00Z'));
    const property = (key: string) => event?.component.getFirstPropertyValue(key);
    expect(property('status')).toBe('CONFIRMED');
    expect(property('url')).toBe(`https://tickets.example/showings/${made.showingId}?from=programme`);
  });

  test('moves and cancels an event that an application has already', async () => {
    const { client } = await testApp.newAccount('MANAGER', made.cinemaId);
    const startsAt = daysFromNow(3);
    const input = { id: made.showingId, expectedVersion: 1, startsAt: startsAt.toISOString() };
    expect((await client.request(RescheduleShowing, { input })).rescheduleShowing.errors).toEqual([]);
    const moved = (await calendar(`movies/${made.movieId}.ics`)).events[0];
    expect(moved).toMatchObject({ uid: made.showingId, sequence: 1 });
    expect(moved?.startDate.toJSDate()).toEqual(startsAt);
    await testApp.database.prisma.showing.update({
      where: { id: made.showingId },
      data: { cancelledAt: new Date(), version: { increment: 1 } },
    });
    const cancelled = (await calendar(`movies/${made.movieId}.ics`)).events[0];
    expect(cancelled).toMatchObject({ uid: made.showingId, sequence: 2 });
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});

describe('the programme as a table', () => {
  test('has a line for each showing, by the business day of its cinema', async () => {
    const late = await makeShowing(testApp.database, { rows: 1, startsAt: new Date('2031-07-11T00:30:00Z') });
    await testApp.database.prisma.showing.update({
      where: { id: late.showingId },
      data: { subtitles: ['de', 'fr'], accessibility: ['CAPTIONS', 'HEARING_LOOP'], cancelledAt: new Date() },
    });
    expect(await table(`cinemas/${late.cinemaId}.csv`)).toEqual([
      {
        ...{ id: late.showingId, cinema: `Cinema ${late.cinemaId}`, auditorium: 'Saal 1' },
        ...{ movie: `Movie ${late.movieId}`, date: '2031-07-10' },
        ...{ starts_at: '2031-07-11T02:30:00+02:00', ends_at: '2031-07-11T04:30:00+02:00' },
        ...{ format: '2D', language: '', subtitles: 'de fr', accessibility: 'CAPTIONS HEARING_LOOP' },
        ...{ cancelled: 'yes', page: `https://tickets.example/showings/${late.showingId}?from=programme` },
      },
    ]);
  });

  test('has the columns that docs/programme-feeds.md explains', async () => {
    const documented = [...readFileSync('docs/programme-feeds.md', 'utf8').matchAll(/^\| `([a-z_]+)`/gm)];
    expect(Object.keys((await table(`cinemas/${made.cinemaId}.csv`))[0] ?? {})).toEqual(
      documented.map(([, column]) => column),
    );
  });

  test('quotes what needs it, and shows a formula as a text', async () => {
    const rename = (title: string) =>
      testApp.database.prisma.movie.update({ where: { id: made.movieId }, data: { title } });
    const title = `Say "yes", now ${made.movieId}`;
    await rename(title);
    expect(await table(`movies/${made.movieId}.csv`)).toMatchObject([{ movie: title }]);
    const formula = `=HYPERLINK("http://evil.example";"${made.movieId}")`;
    await rename(formula);
    expect(await table(`movies/${made.movieId}.csv`)).toMatchObject([{ movie: `'${formula}` }]);
  });
});

describe.each(['jsonld', 'ics', 'csv'])('the programme as .%s', (form) => {
  const types: Record<string, string> = {
    jsonld: 'application/ld+json; charset=utf-8',
    ics: 'text/calendar; charset=utf-8',
    csv: 'text/csv; charset=utf-8; header=present',
  };

  test('can be kept: it is sent again only when it has changed', async () => {
    const path = `movies/${made.movieId}.${form}`;
    const first = await take(path);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': types[form],
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
    });
    const etag = first.headers.get('etag') ?? '';
    const again = await take(path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await take(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag')]).toEqual([200, etag]);
    await testApp.database.prisma.movie.update({
      where: { id: made.movieId },
      data: { title: `New title ${made.movieId}` },
    });
    const changed = await take(path, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('New title');
  });

  test('has what is under way, and nothing that is over', async () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const underWay = await makeShowing(testApp.database, { rows: 1, startsAt: minutesAgo(119) });
    const over = await makeShowing(testApp.database, { rows: 1, startsAt: minutesAgo(121) });
    expect(await read(`cinemas/${underWay.cinemaId}.${form}`)).toContain(underWay.showingId);
    expect(await read(`cinemas/${over.cinemaId}.${form}`)).not.toContain(over.showingId);
  });
});

test('the programme of a large cinema is read in as many statements, and ends after 1,000 showings', async () => {
  const small = await statementsOf(() => read(`cinemas/${made.cinemaId}.csv`));
  await testApp.database.prisma.$executeRaw`
    insert into showing (id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at)
    select gen_random_uuid(), movie_id, auditorium_id, seat_map_id, price_list_id, starts_at + hour, ends_at + hour,
      free_at + hour, sales_close_at + hour
    from showing
    cross join generate_series(2, 2 * ${MOST_SHOWINGS}::int, 2) as number
    cross join lateral (select number * interval '1 hour' as hour) as later
    where id = ${made.showingId}::uuid`;
  const large = await statementsOf(async () => {
    expect(await table(`cinemas/${made.cinemaId}.csv`)).toHaveLength(MOST_SHOWINGS);
  });
  expect(large).toHaveLength(small.length);
  const before = process.cpuUsage();
  const hold = await longestHold(() => read(`cinemas/${made.cinemaId}.ics`));
  const { user, system } = process.cpuUsage(before);
  expect(hold, 'written in turns').toBeLessThan((user + system) / 1000 / 2);
});

test.each([
  ['an unknown cinema', () => `cinemas/${newId()}.ics`],
  ['a movie asked for as a cinema', () => `cinemas/${made.movieId}.ics`],
  ['what is no id', () => `movies/'or 1=1.csv`],
  ['an unknown form', () => `movies/${made.movieId}.pdf`],
  ['a name of Object', () => `movies/${made.movieId}.constructor`],
  ['no form', () => `movies/${made.movieId}`],
  ['two forms', () => `movies/${made.movieId}.csv.ics`],
])('there is nothing at the address of %s', async (_, path) => {
  const response = await take(path());
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test('a closed cinema and an archived movie have no programme any more', async () => {
  const { prisma } = testApp.database;
  await prisma.cinema.update({ where: { id: made.cinemaId }, data: { closedAt: new Date() } });
  await prisma.movie.update({ where: { id: made.movieId }, data: { archivedAt: new Date() } });
  expect((await take(`cinemas/${made.cinemaId}.ics`)).status).toBe(404);
  expect((await take(`movies/${made.movieId}.ics`)).status).toBe(404);
});

test('without a page for bookings the programme has no links', async () => {
  await using plain = await startTestApp('embedded');
  const { cinemaId } = await makeShowing(plain.database, { rows: 1 });
  const plainFeed = async (form: string) =>
    (await fetch(`${plain.app.url}/programme/cinemas/${cinemaId}.${form}`)).text();
  expect(await plainFeed('jsonld')).not.toContain('offers');
  expect(await plainFeed('ics')).not.toContain('URL');
  expect(parse(await plainFeed('csv'), { columns: true })).toMatchObject([{ page: '' }]);
});
