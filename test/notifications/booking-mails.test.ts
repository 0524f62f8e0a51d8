import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookAtCounter, counterShowing, RELEASE_MINUTES } from '../bookings/at-counter/operations.ts';
import { bookingOnce, bookSeats, letHoldEnd } from '../support/buying.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { newGuest } from '../support/guest.ts';
import { MailServer } from '../support/mail-server.ts';
import { ReleaseHold } from '../support/operations.ts';
import { Resources } from '../../src/platform/resources.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { cancelShowing, REASON, readCancellation } from '../programme/cancelling.ts';
import { anotherAuditorium, moveShowing } from '../programme/moving.ts';
import { linksOf } from '../tickets/links/operations.ts';
import { ResendTickets } from './operations.ts';

const resources = new Resources();
let server: MailServer;
let testApp: TestApp;
let showing: MadeShowing;
let number = 0;
beforeAll(async () => {
  server = resources.use(await MailServer.start());
  const settings = { SMTP_URL: server.url, PUBLIC_URL: 'https://tickets.example' };
  testApp = resources.use(await startTestApp('embedded', { settings }));
});
beforeEach(async () => {
  showing = await counterShowing(testApp);
});
afterAll(() => resources[Symbol.asyncDispose]());

/** A contact of its own. */
const newContact = (locale?: string) => ({
  email: `buyer-${++number}@mail.example`,
  name: 'Ada',
  ...(locale && { locale }),
});

/** What arrived at the address, decoded. */
function mailsTo(email: string): { subject: string; text: string }[] {
  const mails = server.received.filter(({ to }) => to.includes(email));
  return mails.map(({ source }) => {
    const [headers = '', ...body] = source.replaceAll('\r\n', '\n').split('\n\n');
    const text = body.join('\n\n');
    const encoding = /^Content-Transfer-Encoding: (.*)$/m.exec(headers)?.[1];
    return {
      subject: /^Subject: (.*)$/m.exec(headers)?.[1] ?? '',
      text: encoding === 'base64' ? Buffer.from(text, 'base64').toString() : fromQuotedPrintable(text),
    };
  });
}

function fromQuotedPrintable(text: string): string {
  const joined = text.replaceAll('=\n', '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

async function untilMailed(email: string, count = 1): Promise<{ subject: string; text: string }> {
  await expect.poll(() => mailsTo(email).length, { timeout: 15_000 }).toBe(count);
  return mailsTo(email).at(-1) ?? { subject: '', text: '' };
}

/** Until no mail waits: then what has not come does not come. */
async function untilNoneWaits(): Promise<void> {
  const { prisma } = testApp.database;
  await expect.poll(() => prisma.bookingMail.count({ where: { sentAt: null } }), { timeout: 15_000 }).toBe(0);
}

async function newBuyer() {
  return (await testApp.newAccount()).client;
}

const bookFor = async (seat: number, contact: ReturnType<typeof newContact>) => {
  const { client } = await newGuest(testApp);
  const { id, reference } = await bookSeats(client, showing, {
    seatIds: showing.seatIds.slice(seat, seat + 2),
    contact,
  });
  await bookingOnce(client, id, 'CONFIRMED');
  return { client, id, reference };
};

test('who was awaited at the counter is told once that the booking has expired, in the language of the contact', async () => {
  const contacts = [newContact(), newContact('de-AT')] as const;
  for (const [index, contact] of contacts.entries()) {
    const client = await newBuyer();
    const seatIds = showing.seatIds.slice(2 * index, 2 * index + 2);
    const { id, reference, holdId } = await bookAtCounter(client, showing, { seatIds, contact });
    await letHoldEnd(testApp.database, holdId);
    await Promise.all([1, 2].map(() => testApp.app.services.bookingExpiry.expire([id])));
    const { subject, text } = await untilMailed(contact.email);
    const words = index === 0 ? 'Nothing was charged.' : 'Es wurde nichts abgebucht.';
    expect(text).toContain(words);
    expect(text).toContain(`https://tickets.example/bookings/${id}`);
    expect(subject).toContain(reference);
  }
  await untilNoneWaits();
  for (const { email } of contacts) expect(mailsTo(email)).toHaveLength(1);
});

test('without a contact the mail goes to the account; and none is sent for what its buyer gave back, or did not pay by card', async () => {
  const { client, accountId } = await testApp.newAccount();
  const { prisma } = testApp.database;
  const { email } = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  const given = await bookAtCounter(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
  await client.request(ReleaseHold, { holdId: given.holdId });
  const seatIds = showing.seatIds.slice(1, 2);
  const failed = await bookSeats(client, showing, { seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
  await bookingOnce(client, failed.id, 'PAYMENT_FAILED');
  const { holdId } = await prisma.booking.findUniqueOrThrow({ where: { id: failed.id } });
  await letHoldEnd(testApp.database, holdId);
  await bookingOnce(client, failed.id, 'EXPIRED');
  expect(await prisma.bookingMail.count({ where: { bookingId: { in: [given.id, failed.id] } } })).toBe(0);

  const awaited = await bookAtCounter(client, showing, { seatIds: showing.seatIds.slice(2, 3) });
  await letHoldEnd(testApp.database, awaited.holdId);
  await bookingOnce(client, awaited.id, 'EXPIRED');
  expect((await untilMailed(email ?? '')).subject).toContain(awaited.reference);
});

test('a booking at the counter expires by itself when its seats are released', async () => {
  const soon = await counterShowing(testApp, { startsAt: new Date(Date.now() + RELEASE_MINUTES * 60_000 + 3_000) });
  const contact = newContact();
  const client = await newBuyer();
  const { id } = await bookAtCounter(client, soon, { seatIds: soon.seatIds.slice(0, 2), contact });
  await bookingOnce(client, id, 'EXPIRED');
  await untilMailed(contact.email);
});

test('the buyers of a cancelled showing are told why, and whether money comes back', async () => {
  const [paid, awaited] = [newContact(), newContact('de')];
  const { client } = await bookFor(0, paid);
  const counter = await newBuyer();
  const { id } = await bookAtCounter(counter, showing, { seatIds: showing.seatIds.slice(4, 6), contact: awaited });
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  expect((await cancelShowing(manager, showing)).errors).toEqual([]);
  await expect.poll(() => readCancellation(client, showing.showingId), { timeout: 10_000 }).toMatchObject({ done: 2 });
  await bookingOnce(counter, id, 'CANCELLED');
  expect((await untilMailed(paid.email)).text).toMatch(/is cancelled[^]*projector is broken[^]*is given back/);
  const german = await untilMailed(awaited.email);
  expect(german.text).toContain(`Grund: ${REASON}`);
  expect(german.text).toContain('Es wurde nichts abgebucht.');
  await untilNoneWaits();
  expect([mailsTo(paid.email), mailsTo(awaited.email)].map(({ length }) => length)).toEqual([1, 1]);
});

test('the buyers of a moved showing are told their new seats; a booking at the counter without a seat has ended', async () => {
  const [paid, awaited, lost] = [newContact(), newContact(), newContact()];
  const { client, id } = await bookFor(0, paid);
  const [counter, other] = [await newBuyer(), await newBuyer()];
  const kept = await bookAtCounter(counter, showing, { seatIds: showing.seatIds.slice(2, 4), contact: awaited });
  const gone = await bookAtCounter(other, showing, { seatIds: showing.seatIds.slice(4, 6), contact: lost });
  const { auditoriumId } = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 4 });
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const moved = await moveShowing(manager, { showingId: showing.showingId, auditoriumId, refundUnseated: true });
  expect(moved.errors).toEqual([]);
  const [toPaid, toAwaited] = [await untilMailed(paid.email), await untilMailed(awaited.email)];
  for (const { text } of [toPaid, toAwaited]) expect(text).toMatch(/Your seats are now: A\d, A\d\./);
  expect(toPaid.text).toContain(`\n${(await linksOf(client, id)).url}\n`);
  // Not paid: there are no tickets yet.
  expect(toAwaited.text).not.toContain('/tickets/');
  expect((await untilMailed(lost.email)).text).toContain('There is no seat for your booking there');
  await bookingOnce(counter, kept.id, 'DUE_AT_COUNTER');
  await bookingOnce(other, gone.id, 'CANCELLED');
});

test('a mail whose contact was deleted meanwhile, and whose account has no address, is not sent', async () => {
  const contact = newContact();
  const { id } = await bookFor(0, contact);
  const { prisma } = testApp.database;
  await prisma.contact.delete({ where: { bookingId: id } });
  const { id: mailId } = await prisma.bookingMail.create({ data: { bookingId: id, purpose: 'TICKETS' } });
  await testApp.app.services.sendBookingMail.send(mailId);
  expect(await prisma.bookingMail.findUnique({ where: { id: mailId } })).toBeNull();
});

test('what a transaction that rolls back has written is not sent', async () => {
  const contact = newContact();
  const { id } = await bookFor(0, contact);
  const { database, bookingMails } = testApp.app.services;
  const failing = database.transaction(async (tx) => {
    await bookingMails.write(tx, [id], 'SHOWING_MOVED');
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await testApp.database.prisma.bookingMail.count({ where: { bookingId: id } })).toBe(0);
});

const resend = async (reference: string, email: string) =>
  (await testApp.client.request(ResendTickets, { input: { reference, email } })).resendTickets;

test('resendTickets mails the codes of the tickets, and answers the same when reference and address do not fit', async () => {
  const contact = newContact();
  const { client, id, reference } = await bookFor(0, contact);
  const answer = await resend(reference.toLowerCase(), contact.email.toUpperCase());
  expect(answer).toEqual({ errors: [] });
  const { subject, text } = await untilMailed(contact.email);
  expect(subject).toMatch(/^Tickets for Movie/);
  const { tickets } = await bookingOnce(client, id, 'CONFIRMED');
  for (const { code } of tickets) expect(text).toContain(`Code: ${code}`);
  expect(text).toContain(`\n${(await linksOf(client, id)).url}\n`);
  expect(text).toContain(`https://tickets.example/bookings/${id}`);

  for (const [ref, email] of [
    [reference, 'eve@mail.example'],
    ['ZZZZ-ZZZZ', contact.email],
    ['', contact.email],
  ] as const)
    expect(await resend(ref, email)).toEqual(answer);
  await untilNoneWaits();
  expect(await testApp.database.prisma.bookingMail.count({ where: { bookingId: id } })).toBe(1);
});

test('resendTickets mails nothing for a booking without a VALID ticket, and at most five mails an hour', async () => {
  const [unpaid, often] = [newContact(), newContact()];
  const client = await newBuyer();
  const awaited = await bookAtCounter(client, showing, { seatIds: showing.seatIds.slice(4, 6), contact: unpaid });
  expect(await resend(awaited.reference, unpaid.email)).toEqual({ errors: [] });
  expect(await testApp.database.prisma.bookingMail.count({ where: { bookingId: awaited.id } })).toBe(0);
  const { reference } = await bookFor(0, often);
  for (let times = 0; times < 7; times++) expect(await resend(reference, often.email)).toEqual({ errors: [] });
  await untilMailed(often.email, 5);
  await untilNoneWaits();
  expect(mailsTo(often.email)).toHaveLength(5);
});
