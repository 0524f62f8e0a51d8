import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bookAtCounter, counterShowing } from '../../bookings/at-counter/operations.ts';
import { buy, cancel, checkIn, showingWithTerms, type Bought } from '../../bookings/cancellation/operations.ts';
import { euros, exchange, toExchange } from '../../bookings/exchange/operations.ts';
import { cancelShowing, REASON } from '../../programme/cancelling.ts';
import { anotherAuditorium, moveShowing } from '../../programme/moving.ts';
import { statementsOf } from '../../support/count-statements.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { linksOf, open, PUBLIC_URL, RenewTicket, textOf } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL } });
});
beforeEach(async () => {
  showing = await showingWithTerms(testApp);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const links = ({ client, bookingId }: Pick<Bought, 'client' | 'bookingId'>) => linksOf(client, bookingId);
const statusOf = async (link: string | null | undefined, ending = '') => (await open(testApp, link, { ending })).status;
const ENDINGS = ['', '.svg', '.png', '.ics'];

/** The token of a link, as it stands in it. */
const tokenOf = (link: string | null | undefined) => link?.slice(`${PUBLIC_URL}/tickets/`.length) ?? '';

test('the page of a ticket says where and when to be, on the clock of the cinema, and has its code; of the buyer nothing', async () => {
  const { prisma } = testApp.database;
  const startsAt = new Date('2031-07-05T00:30:00Z');
  showing = await showingWithTerms(testApp, { startsAt, timeZone: 'America/New_York' });
  const { accountId, ...bought } = await buy(testApp, showing, 2);
  const { cinemaId, movieId } = showing;
  await prisma.movie.update({ where: { id: movieId }, data: { title: '<i>Łódź & "Köln"</i>' } });
  await prisma.cinema.update({
    where: { id: cinemaId },
    data: { name: 'Kino Blow-Up', addressPostalCode: '10115' },
  });
  const { reference, tickets } = await links(bought);
  const [first] = tickets;
  const html = await (await open(testApp, first?.url)).text();
  const text = await textOf(open(testApp, first?.url));
  // The comma depends on the version of Node.
  expect(text.replace('Friday,', 'Friday')).toContain(
    '<i>Łódź & "Köln"</i> Friday 4 July 2031, 20:30 Saal 1, Kino Blow-Up Testweg 1, 10115 Berlin',
  );
  expect(text).toContain('Row A Seat 1 Adult');
  expect(text).not.toContain('Seat 2');
  expect(html).toContain('aria-label="QR code of the ticket for seat A1"');
  const [, drawn] = /(<svg.*<\/svg>)/.exec(html) ?? [];
  expect(drawn).toBe(await (await open(testApp, first?.url, { ending: '.svg' })).text());
  const { email } = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  for (const secret of [reference, email ?? '', accountId, bought.bookingId]) expect(html).not.toContain(secret);
  expect(html).not.toContain('<script');

  const german = await textOf(open(testApp, first?.url, { language: 'de-AT,de;q=0.9,en;q=0.5' }));
  expect(german).toContain('Freitag, 4. Juli 2031, 20:30');
  expect(german).toContain('Reihe A Platz 1');
});

test('the page of a booking has every ticket with its code, and the reference', async () => {
  const bought = await buy(testApp, showing, 3);
  const { url, reference, tickets } = await links(bought);
  const html = await (await open(testApp, url)).text();
  expect(html).toContain(`<strong>${reference}</strong>`);
  const drawn = [...html.matchAll(/<svg.*?<\/svg>/g)].map(([svg]) => svg);
  const images = await Promise.all(
    tickets.map(async (ticket) => (await open(testApp, ticket.url, { ending: '.svg' })).text()),
  );
  expect(drawn).toEqual(images);
  expect(new Set(images).size).toBe(3);
  // It has no single code.
  expect([await statusOf(url, '.png'), await statusOf(url, '.svg')]).toEqual([404, 404]);
});

test('every answer is for who has the link alone: not kept, not found by search engines, not told to other hosts', async () => {
  const bought = await buy(testApp, showing, 1);
  const { url, tickets } = await links(bought);
  const answers = await Promise.all([
    ...ENDINGS.map((ending) => open(testApp, tickets[0]?.url, { ending })),
    open(testApp, url),
    open(testApp, tickets[0]?.url, { ending: 'x' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
  for (const { headers } of answers)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
    });
  expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual([
    'text/html; charset=utf-8',
    'image/svg+xml; charset=utf-8',
    'image/png',
    'text/calendar; charset=utf-8',
    'text/html; charset=utf-8',
    'text/html; charset=utf-8',
  ]);
  // A front end of another origin may show the image.
  expect(answers.map(({ headers }) => headers.get('cross-origin-resource-policy'))).toEqual([
    ...['same-origin', 'cross-origin', 'cross-origin', 'same-origin', 'same-origin', 'same-origin'],
  ]);
  const [page] = answers;
  const policy = page.headers.get('content-security-policy')?.split(';');
  const style = /<style>(.*?)<\/style>/s.exec(await page.text())?.[1] ?? '';
  expect(style).toContain('@media print');
  const hash = createHash('sha256').update(style).digest('base64');
  for (const directive of [`default-src 'none'`, `script-src 'none'`, `style-src 'sha256-${hash}'`, `img-src 'none'`])
    expect(policy).toContain(directive);
  expect(policy).toContain(`frame-ancestors 'none'`);
});

test('links are for the account of the booking and the box office of the cinema, and only of what was paid', async () => {
  const bought = await buy(testApp, showing, 1);
  const { url, tickets } = await links(bought);
  const boxOffice = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
  expect(await linksOf(boxOffice.client, bought.bookingId)).toMatchObject({ url, tickets: [{ url: tickets[0]?.url }] });
  const { client } = await testApp.newAccount();
  await expect(linksOf(client, bought.bookingId)).rejects.toThrow('no such booking');
  // Whoever was given the link needs no account.
  expect([await statusOf(url), await statusOf(tickets[0]?.url)]).toEqual([200, 200]);

  const unpaid = await counterShowing(testApp);
  const { id } = await bookAtCounter(bought.client, unpaid, { seatIds: unpaid.seatIds.slice(0, 1) });
  expect(await linksOf(bought.client, id)).toMatchObject({ url: null, tickets: [{ status: 'PENDING', url: null }] });
});

describe('a wrong token', () => {
  test('is answered with 404, in the language of the browser, without asking the database', async () => {
    const { url, tickets } = await links(await buy(testApp, showing, 1));
    const tokens = [tokenOf(url), tokenOf(tickets[0]?.url)];
    const changed = tokens.map((token) => token.slice(0, -2) + (token.endsWith('AA') ? 'BA' : 'AA'));
    const ask = statementsOf(() => open(testApp, url));
    expect((await ask).filter((statement) => statement.includes('ticket'))).toHaveLength(1);
    const wrong = ['x', `${tokens[0]}A`, tickets[0]?.code ?? '', tickets[0]?.id ?? '', ...changed];
    for (const token of wrong)
      for (const ending of ENDINGS) {
        let answer: Response | undefined;
        const statements = await statementsOf(async () => {
          answer = await open(testApp, `${PUBLIC_URL}/tickets/${token}`, { ending, language: 'de' });
        });
        expect([answer?.status, statements.filter((statement) => statement.includes('ticket'))]).toEqual([404, []]);
        expect(await answer?.text()).toContain('Hier gibt es kein Ticket');
      }
  });

  test.each(['.pdf', '.toString', '.png.png', '.', '..'])(
    'and an ending that there is not, as %s, are 404',
    async (ending) => {
      const { tickets } = await links(await buy(testApp, showing, 1));
      expect(await statusOf(tickets[0]?.url, ending)).toBe(404);
      expect(await statusOf(tickets[0]?.url)).toBe(200);
    },
  );
});

describe('a ticket that was given another code', () => {
  test('has another link, its booking too, and the old ones have ended; the others stay', async () => {
    const bought = await buy(testApp, showing, 2);
    const before = await links(bought);
    const { reissueTicket } = await bought.client.request(RenewTicket, { ticketId: before.tickets[0]?.id ?? '' });
    expect(reissueTicket.errors).toEqual([]);
    const after = await links(bought);
    expect(reissueTicket.ticket).toMatchObject({ url: after.tickets[0]?.url, booking: { url: after.url } });
    for (const ending of ENDINGS) expect(await statusOf(before.tickets[0]?.url, ending)).toBe(404);
    expect(await statusOf(before.url)).toBe(404);
    expect(await textOf(open(testApp, before.url))).toContain('given another code');
    expect(after.tickets[1]?.url).toBe(before.tickets[1]?.url);
    for (const link of [after.url, after.tickets[0]?.url, after.tickets[1]?.url])
      expect(await statusOf(link)).toBe(200);
  });

  test('is not shown by the link of a booking that was seen before: the control follows that link by its id alone', async () => {
    const bought = await buy(testApp, showing, 1);
    const { url, tickets } = await links(bought);
    await bought.client.request(RenewTicket, { ticketId: tickets[0]?.id ?? '' });
    const { linkedTickets, ticketLinks } = testApp.app.services;
    const link = (await ticketLinks()).read(tokenOf(url));
    if (!link) throw new Error('the link is not genuine');
    expect(await linkedTickets.find(link)).toBeUndefined();
    // Without a look at the revision the new code would be there for the old link.
    expect(await linkedTickets.find({ ...link, revision: 1 })).toMatchObject({ tickets: [{ codeRevision: 1 }] });
  });
});

describe('the page says what became of', () => {
  /** The text, and whether there is a code. */
  const seen = async (link: string | null | undefined) => {
    const html = await (await open(testApp, link)).text();
    return { text: await textOf(open(testApp, link)), codes: html.split('<svg').length - 1 };
  };

  test('a ticket that was used', async () => {
    const bought = await buy(testApp, showing, 1);
    const { tickets } = await links(bought);
    await checkIn(testApp, bought.ticketIds[0] ?? '');
    const { text, codes } = await seen(tickets[0]?.url);
    expect(text).toMatch(/Used: checked in on \d+ \w+ \d{4}(,| at) \d\d:\d\d\./);
    expect(codes).toBe(1);
    expect(await links(bought)).toMatchObject({ tickets: [{ status: 'USED', url: tickets[0]?.url }] });
  });

  test('a ticket that was cancelled, and a whole booking', async () => {
    const bought = await buy(testApp, showing, 2);
    const { url, tickets } = await links(bought);
    await cancel(bought.client, { bookingId: bought.bookingId, ticketIds: bought.ticketIds.slice(0, 1) });
    expect(await seen(tickets[0]?.url)).toMatchObject({
      text: expect.stringContaining('it was cancelled') as string,
      codes: 0,
    });
    expect([await statusOf(tickets[0]?.url, '.png'), await statusOf(tickets[0]?.url, '.svg')]).toEqual([404, 404]);
    expect(await seen(url)).toMatchObject({ codes: 1 });
    expect(await links(bought)).toMatchObject({ url, tickets: [{ status: 'VOID', url: null }, { status: 'VALID' }] });
    await cancel(bought.client, { bookingId: bought.bookingId });
    const { text, codes } = await seen(url);
    expect(text).toContain('This booking was cancelled.');
    expect(text).not.toContain('Add to calendar');
    expect(codes).toBe(0);
    expect((await links(bought)).url).toBeNull();
  });

  test('a ticket that was exchanged for another seat', async () => {
    const bought = await buy(testApp, showing, 1);
    const { url, tickets } = await links(bought);
    const input = await toExchange(bought, { seatId: showing.seatIds[5] ?? '' });
    const { errors } = await exchange(bought.client, { ...input, expectedDifference: euros(0) });
    expect(errors).toEqual([]);
    expect(await seen(tickets[0]?.url)).toMatchObject({
      text: expect.stringContaining('exchanged for another seat') as string,
      codes: 0,
    });
    const { text, codes } = await seen(url);
    expect(text).toContain('Row A Seat 6 Adult');
    expect(codes).toBe(1);
  });

  test('a showing that was cancelled, with the reason', async () => {
    const bought = await buy(testApp, showing, 1);
    const { url, tickets } = await links(bought);
    const { client } = await testApp.newAccount('MANAGER', showing.cinemaId);
    await cancelShowing(client, { showingId: showing.showingId });
    await expect.poll(async () => (await links(bought)).tickets[0]?.status, { timeout: 15_000 }).toBe('VOID');
    for (const link of [url, tickets[0]?.url]) {
      const { text, codes } = await seen(link);
      expect(text).toContain(`This showing is cancelled. ${REASON}`);
      expect(codes).toBe(0);
    }
  });

  test('a showing that was moved: where the seat was and is, and a ticket that has none there', async () => {
    const bought = await buy(testApp, showing, 3);
    const { url, tickets } = await links(bought);
    const elsewhere = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 2 });
    const { client } = await testApp.newAccount('MANAGER', showing.cinemaId);
    const { auditoriumId } = elsewhere;
    const { errors, moves } = await moveShowing(client, {
      ...{ showingId: showing.showingId, auditoriumId, refundUnseated: true },
    });
    expect(errors).toEqual([]);
    const { name } = await testApp.database.prisma.auditorium.findUniqueOrThrow({ where: { id: auditoriumId } });
    for (const { ticket, from, to } of moves) {
      const { text, codes } = await seen(tickets.find(({ id }) => id === ticket.id)?.url);
      expect(text).toContain(name);
      expect(text).toContain(
        to
          ? `moved to another auditorium. The seat was ${from.label} and is now ${to.label}.`
          : 'moved to an auditorium without a seat for it',
      );
      expect(codes).toBe(to ? 1 : 0);
    }
    expect(moves.filter(({ to }) => to === null)).toHaveLength(1);
    expect(await seen(url)).toMatchObject({ codes: 2 });
    // Who books there now was never moved.
    await cancel(bought.client, { bookingId: bought.bookingId });
    const later = await buy(testApp, { ...showing, ...elsewhere, showingId: showing.showingId }, 1);
    expect((await seen((await links(later)).url)).text).not.toContain('moved');
  });
});

test('the links of a list of bookings take as many statements for four of them as for one', async () => {
  const ofBookings = (count: number) => ({
    query: `{ me { bookings(first: ${count}) { nodes { url tickets { url } } } } }`,
    urls: expect.toSatisfy((nodes: unknown[]) => nodes.length === count) as unknown,
  });
  const { client, accountId } = await buy(testApp, showing, 2);
  for (let more = 0; more < 3; more++) {
    const { bookingId: id } = await buy(testApp, showing, 2);
    await testApp.database.prisma.booking.update({ where: { id }, data: { accountId } });
  }
  const counts = [];
  for (const count of [1, 4]) {
    const { query, urls } = ofBookings(count);
    const statements = await statementsOf(async () => {
      const { data, errors } = await client.send(query);
      expect(errors).toBeUndefined();
      const { nodes } = (data as { me: { bookings: { nodes: { url: string; tickets: { url: string }[] }[] } } }).me
        .bookings;
      expect(nodes).toEqual(urls);
      for (const { url, tickets } of nodes)
        expect([url, ...tickets.map((ticket) => ticket.url)]).toEqual(
          Array(3).fill(expect.stringContaining(PUBLIC_URL)),
        );
    });
    counts.push(statements.length);
  }
  expect(counts[1]).toBe(counts[0]);
});
