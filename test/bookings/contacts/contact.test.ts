import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ContactInput } from '../../generated/graphql.ts';
import { holdSeats, bookingInput } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { statementsOf } from '../../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../../support/fixtures.ts';
import { type Guest, newGuest } from '../../support/guest.ts';
import { PlaceBooking } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { SearchBookings } from '../list-operations.ts';
import { ADA, bookFor, ReadContact } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let guest: Guest;
let buyer: Guest;
let [first, second]: string[][] = [[], []];
beforeAll(async () => {
  // The role api has no workers, which would change bookings and send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 8 });
  [first, second] = [showing.seatIds.slice(0, 1), showing.seatIds.slice(1, 2)];
  guest = await newGuest(testApp);
  buyer = await testApp.newAccount();
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function contactSeenBy(client: GraphQLClient, id: string | undefined) {
  return (await client.request(ReadContact, { id: id ?? '' })).booking?.contact;
}

describe('the contact of a booking', () => {
  test('is what the guest gave, in the form in which it is compared', async () => {
    const contact = {
      email: ' Ada@Mail.EXAMPLE ',
      name: '  Ada   Lovelace ',
      phone: '+49 (30) 123-456',
      locale: 'pt-br',
    };
    const { booking, errors } = await bookFor(guest.client, showing, { seatIds: first ?? [], contact });
    expect(errors).toEqual([]);
    expect(await contactSeenBy(guest.client, booking?.id)).toEqual({
      ...ADA,
      phone: '+49 (30) 123-456',
      locale: 'pt-BR',
    });
  });

  test('is what an account gave, in place of its own', async () => {
    const { booking } = await bookFor(buyer.client, showing, { seatIds: first ?? [], contact: ADA });
    expect(await contactSeenBy(buyer.client, booking?.id)).toEqual({ ...ADA, phone: null, locale: null });
  });

  test('is the account as it is now where none was given', async () => {
    const { booking } = await bookFor(buyer.client, showing, { seatIds: first ?? [] });
    const own = { email: `${buyer.accountId}@example.com`, phone: null, locale: null };
    expect(await contactSeenBy(buyer.client, booking?.id)).toEqual({ ...own, name: 'Test' });
    await testApp.database.prisma.account.update({ where: { id: buyer.accountId }, data: { name: null } });
    expect(await contactSeenBy(buyer.client, booking?.id)).toEqual({ ...own, name: own.email });
    await testApp.database.prisma.account.update({ where: { id: buyer.accountId }, data: { email: null } });
    expect(await contactSeenBy(buyer.client, booking?.id)).toBeNull();
  });

  test('is seen by the box office of the cinema, and not by that of another', async () => {
    const { booking } = await bookFor(guest.client, showing, { seatIds: first ?? [], contact: ADA });
    const other = await makeShowing(testApp.database, { rows: 1 });
    const { client: here } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
    const { client: elsewhere } = await testApp.newAccount('BOX_OFFICE', other.cinemaId);
    expect(await contactSeenBy(here, booking?.id)).toMatchObject(ADA);
    expect(await contactSeenBy(elsewhere, booking?.id)).toBeUndefined();
  });

  test('takes one statement more for a page of bookings, whatever its length', async () => {
    for (const seatIds of [first ?? [], second ?? []]) await bookFor(guest.client, showing, { seatIds, contact: ADA });
    const { client } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
    const pageOf = (count: number) =>
      client.send(`{ searchBookings(first: ${count}) { nodes { id contact { email } } } }`);
    await pageOf(1);
    const [one, two] = [await statementsOf(() => pageOf(1)), await statementsOf(() => pageOf(2))];
    expect(two.length, two.join('\n')).toBe(one.length);
  });
});

describe('placing a booking', () => {
  const refusal = async (client: GraphQLClient, contact: ContactInput | null) => {
    const seatIds = first ?? [];
    const { id: holdId } = await holdSeats(client, showing, seatIds);
    const input = { ...bookingInput(showing, { holdId, seatIds }), contact };
    const { placeBooking } = await withoutAnyChange(testApp.database, () => client.request(PlaceBooking, { input }));
    expect(placeBooking.booking).toBeNull();
    return placeBooking.errors.map(({ __typename, path }) => `${__typename} ${path.join('.')}`);
  };

  test('needs a contact of a guest', async () => {
    expect(await refusal(guest.client, null)).toEqual(['InvalidInput input.contact']);
  });

  test.each<[string, Partial<ContactInput>, string[]]>([
    ['no e-mail address', { email: 'ada' }, ['email']],
    ['an empty e-mail address', { email: '' }, ['email']],
    ['an empty name', { name: ' ' }, ['name']],
    ['a name of two lines', { name: 'Ada\0Lovelace' }, ['name']],
    ['a name of 101 characters', { name: 'a'.repeat(101) }, ['name']],
    ['a short phone number', { phone: '1234' }, ['phone']],
    ['an empty phone number', { phone: '' }, ['phone']],
    ['a phone number of 31 characters', { phone: '1'.repeat(31) }, ['phone']],
    ['a phone number with a letter', { phone: '0301x23456' }, ['phone']],
    ['a phone number with two digits', { phone: '+(1) 2' }, ['phone']],
    ['everything wrong', { email: '@', name: '', phone: 'x' }, ['email', 'name', 'phone']],
  ])('with %s is refused, and nothing changes', async (_, wrong, fields) => {
    const expected = fields.map((field) => `InvalidInput input.contact.${field}`);
    expect(await refusal(guest.client, { ...ADA, ...wrong })).toEqual(expected);
  });

  test.each(['12345', '+1 (800) 555-0100', '[030] 12 34', '1'.repeat(30)])(
    'takes the phone number %s',
    async (phone) => {
      const { errors } = await bookFor(guest.client, showing, { seatIds: first ?? [], contact: { ...ADA, phone } });
      expect(errors).toEqual([]);
    },
  );

  test('names what is wrong with the contact beside what is wrong with the rest', async () => {
    const { errors } = await bookFor(guest.client, showing, {
      seatIds: first ?? [],
      ...{ tickets: [], contact: { ...ADA, email: 'ada' } },
    });
    expect(errors.map(({ path }) => path.join('.'))).toEqual(['input.tickets', 'input.contact.email']);
  });

  test('with the same key and another contact is an IdempotencyConflict', async () => {
    const given = { seatIds: first ?? [], contact: { ...ADA, phone: null } };
    const { input, booking } = await bookFor(guest.client, showing, given);
    const place = async (contact: ContactInput | null) =>
      (await guest.client.request(PlaceBooking, { input: { ...input, contact } })).placeBooking;
    expect((await place(ADA)).booking?.id).toBe(booking?.id);
    for (const contact of [null, { ...ADA, name: 'Ada' }, { ...ADA, phone: '12345' }, { ...ADA, locale: 'de' }])
      expect((await place(contact)).errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
  });

  test('with a contact takes as many statements as without', async () => {
    const count = async (seatIds: string[], contact?: ContactInput) => {
      const { id: holdId } = await holdSeats(buyer.client, showing, seatIds);
      const input = { ...bookingInput(showing, { holdId, seatIds }), contact };
      return statementsOf(() => buyer.client.request(PlaceBooking, { input }));
    };
    // The first one reads the seat map too.
    await count(showing.seatIds.slice(2, 3));
    const [without, withContact] = [await count(first ?? []), await count(second ?? [], ADA)];
    expect(withContact.length, withContact.join('\n')).toBe(without.length);
  });
});

describe('a search of the box office finds a contact', () => {
  let boxOffice: GraphQLClient;
  let id: string;
  beforeAll(async () => {
    const made = await makeShowing(testApp.database, { rows: 1 });
    const contact = { email: 'g.hopper@navy.example', name: 'Grace Brewster', phone: '+49 (0)30 123-456' };
    const { client } = await newGuest(testApp);
    const { booking } = await bookFor(client, made, { seatIds: made.seatIds.slice(0, 1), contact });
    id = booking?.id ?? '';
    await bookFor(client, made, { seatIds: made.seatIds.slice(1, 2), contact: ADA });
    ({ client: boxOffice } = await testApp.newAccount('BOX_OFFICE', made.cinemaId));
  });

  test.each([
    ['by the e-mail address', 'G.Hopper@navy.example'],
    ['by the beginning of the e-mail address', 'g.hop'],
    ['by a word of the name', 'brews'],
    ['by two words of the name', 'brewster grace'],
    ['by the phone number as it was typed', '+49 (0)30 123-456'],
    ['by the phone number without anything between', '+49030123456'],
    ['by the phone number as it is called in the country', '030123456'],
    ['by the beginning of the number', '0301'],
    ['by its digits from a group on', '30123456'],
    ['by a name and a number', 'grace 030-123'],
  ])('%s', async (_, search) => {
    const { searchBookings } = await boxOffice.request(SearchBookings, { search });
    expect(searchBookings).toMatchObject({ totalCount: 1, nodes: [{ id }] });
  });

  test.each(['hopper', '23456', '0302', '456123', 'ace'])('not by %s', async (search) => {
    const { searchBookings } = await boxOffice.request(SearchBookings, { search });
    expect(searchBookings).toMatchObject({ totalCount: 0, nodes: [] });
  });
});
