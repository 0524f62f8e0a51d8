import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookingOnce, bookSeats, type PlacedBooking } from '../../support/buying.ts';
import { statementsOf } from '../../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../../support/fixtures.ts';
import { type Guest, newGuest } from '../../support/guest.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { ADA, bookFor } from '../contacts/operations.ts';
import { BookingByReference } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let guest: Guest;
let booking: PlacedBooking;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 1 });
  guest = await newGuest(testApp);
  const placed = await bookFor(guest.client, showing, { seatIds: showing.seatIds.slice(0, 1), contact: ADA });
  if (!placed.booking) throw new Error('not booked');
  booking = placed.booking;
  await bookingOnce(guest.client, booking.id, 'CONFIRMED');
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function find(asked: { reference?: string; email?: string }, client = testApp.client) {
  const variables = { reference: booking.reference, email: ADA.email, ...asked };
  return (await client.request(BookingByReference, variables)).bookingByReference;
}

describe('a booking is found by its reference and the e-mail address', () => {
  test('of its contact, to read: without its contact, its account and the codes of its tickets', async () => {
    expect(await find({})).toEqual({
      ...{ id: booking.id, status: 'CONFIRMED', showing: { id: showing.showingId }, total: { amountMinor: 1200 } },
      tickets: [{ status: 'VALID', code: null, seat: { label: 'A1' } }],
      ...{ contact: null, account: null },
    });
  });

  test('of its account', async () => {
    const { accountId, client } = await testApp.newAccount();
    const { id, reference } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(1, 2) });
    expect((await find({ reference, email: `${accountId}@example.com` }))?.id).toBe(id);
  });

  test('of its contact or its account, where these differ', async () => {
    const { accountId, client } = await testApp.newAccount();
    const contact = { email: 'other@mail.example', name: 'Other' };
    const placed = await bookFor(client, showing, { seatIds: showing.seatIds.slice(2, 3), contact });
    const { reference } = placed.booking ?? booking;
    for (const email of [contact.email, `${accountId}@example.com`])
      expect((await find({ reference, email }))?.id).toBe(placed.booking?.id);
  });

  test.each<[string, (reference: string) => string]>([
    ['small letters', (reference) => reference.toLowerCase()],
    ['no hyphen', (reference) => reference.replace('-', '')],
    ['a space in place of the hyphen', (reference) => reference.replace('-', ' ')],
    ['another hyphen', (reference) => reference.replace('-', '\u2010')],
    ['spaces everywhere', (reference) => reference.replaceAll('', ' ')],
  ])('in a reference with %s', async (_, change) => {
    expect((await find({ reference: change(booking.reference) }))?.id).toBe(booking.id);
  });

  test('in any spelling of the address', async () => {
    expect((await find({ email: ' ADA@mail.example ' }))?.id).toBe(booking.id);
  });

  test('by those who may see it anyway with all of it', async () => {
    const { client: boxOffice } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
    for (const client of [guest.client, boxOffice])
      expect(await find({}, client)).toMatchObject({
        ...{ contact: { email: ADA.email }, account: { id: guest.accountId } },
        tickets: [{ code: expect.stringMatching(/^[\w-]{43}$/) as string }],
      });
  });

  test('without its codes also by another account', async () => {
    const { client } = await testApp.newAccount();
    expect(await find({}, client)).toMatchObject({ contact: null, account: null, tickets: [{ code: null }] });
  });
});

/** Each would find a booking if one thing were right. */
const WRONG: [string, { reference?: string; email?: string }][] = [
  ['the reference of no booking', { reference: 'BBB-BBBB' }],
  ['a reference with a letter too many', { reference: 'BBB-BBBBB' }],
  ['a reference of ten thousand characters', { reference: 'B'.repeat(10_000) }],
  ['an empty reference', { reference: '' }],
  ['a reference with a NUL', { reference: 'BBB\0BBBB' }],
  ['another e-mail address', { email: 'eve@mail.example' }],
  ['a text that is no e-mail address', { email: 'ada' }],
  ['an empty e-mail address', { email: '' }],
  ['nothing right', { reference: 'BBB-BBBB', email: 'eve@mail.example' }],
];

test.each(WRONG)('%s finds nothing', async (_, asked) => {
  expect(await find(asked)).toBeNull();
});

test('the answer and the statements do not tell what was wrong', async () => {
  // Without a worker, which would send statements too.
  await using api = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const made = await makeShowing(api.database, { rows: 1 });
  const { client } = await newGuest(api);
  const placed = await bookFor(client, made, { seatIds: made.seatIds.slice(0, 1), contact: ADA });
  const right = { reference: placed.booking?.reference ?? '', email: ADA.email };
  const ask = async (asked: object) => {
    let answer: unknown;
    const variables = { ...right, ...asked };
    const statements = await statementsOf(async () => (answer = await api.client.send(BookingByReference, variables)));
    return { answer, statements };
  };
  const answers = [];
  for (const [, asked] of WRONG) answers.push(await ask(asked));
  expect(answers[0]).toMatchObject({ answer: { data: { bookingByReference: null } }, statements: { length: 1 } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});
