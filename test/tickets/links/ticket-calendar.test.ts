import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buy, cancel, showingWithTerms } from '../../bookings/cancellation/operations.ts';
import { euros, exchange, toExchange } from '../../bookings/exchange/operations.ts';
import { anotherAuditorium, moveShowing } from '../../programme/moving.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { linksOf, open, PUBLIC_URL } from './operations.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** As a calendar application reads it. */
async function eventOf(link: string | null | undefined, language?: string) {
  const answer = await open(testApp, link, { ending: '.ics', ...(language && { language }) });
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ticket.ics"');
  const source = await answer.text();
  for (const line of source.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const component = new ICAL.Component(ICAL.parse(source) as unknown[]);
  const [event, ...others] = component.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error('not one event');
  const { uid, sequence, summary, description, location, startDate, endDate } = new ICAL.Event(event);
  return {
    ...{ uid, sequence, summary, description, location, source },
    starts: startDate.toJSDate(),
    ends: endDate.toJSDate(),
    status: event.getFirstPropertyValue('status'),
  };
}

test('the event of a ticket and of a booking is the showing, with the seats, and tells nobody how to get the tickets', async () => {
  const startsAt = new Date('2031-07-05T18:30:00Z');
  const showing = await showingWithTerms(testApp, { startsAt });
  const { prisma } = testApp.database;
  const title = 'Żółć, Müller; a "very\\long" title that needs more than one line of a calendar, by far';
  await prisma.movie.update({ where: { id: showing.movieId }, data: { title } });
  await prisma.cinema.update({ where: { id: showing.cinemaId }, data: { name: 'Kino' } });
  const { client, bookingId } = await buy(testApp, showing, 2);
  const { url, reference, tickets } = await linksOf(client, bookingId);
  const { endsAt } = await prisma.showing.findUniqueOrThrow({ where: { id: showing.showingId } });
  const common = { sequence: 0, summary: title, starts: startsAt, ends: endsAt, status: 'CONFIRMED' };
  const ofBooking = await eventOf(url);
  expect(ofBooking).toMatchObject({
    ...{ ...common, uid: bookingId },
    description: 'Saal 1\nSeat A1, Adult\nSeat A2, Adult',
  });
  expect(ofBooking.location).toContain('Kino, Saal 1');
  expect(ofBooking.location).toContain('Testweg 1, Berlin');
  const ofTicket = await eventOf(tickets[1]?.url, 'de');
  expect(ofTicket).toMatchObject({ ...common, uid: tickets[1]?.id, description: 'Saal 1\nPlatz A2, Adult' });
  for (const { source } of [ofBooking, ofTicket])
    for (const secret of [reference, PUBLIC_URL, ...tickets.flatMap(({ code }) => code ?? [])])
      expect(source.replaceAll('\r\n ', '')).not.toContain(secret);
});

test('a later event takes the place of an earlier one: the same UID, and a greater SEQUENCE after each change', async () => {
  const showing = await showingWithTerms(testApp);
  const bought = await buy(testApp, showing, 2);
  const { url } = await linksOf(bought.client, bought.bookingId);
  const events = [await eventOf(url)];

  const exchanged = await exchange(bought.client, {
    ...(await toExchange(bought, { seatId: showing.seatIds[7] ?? '' })),
    expectedDifference: euros(0),
  });
  expect(exchanged.errors).toEqual([]);
  events.push(await eventOf(url));
  expect(events.at(-1)?.description).toBe('Saal 1\nSeat A2, Adult\nSeat A8, Adult');

  const { auditoriumId } = await anotherAuditorium(testApp, showing);
  const { client } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const { errors } = await moveShowing(client, { showingId: showing.showingId, auditoriumId });
  expect(errors).toEqual([]);
  events.push(await eventOf(url));
  expect(events.at(-1)?.description).toContain(`Saal ${auditoriumId}`);

  await cancel(bought.client, { bookingId: bought.bookingId });
  events.push(await eventOf(url));
  expect(events.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  expect(new Set(events.map(({ uid }) => uid))).toEqual(new Set([bought.bookingId]));
  const sequences = events.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
});
