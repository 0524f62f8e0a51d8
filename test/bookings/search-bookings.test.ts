import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BookingLists } from '../../src/bookings/booking-list.service.ts';
import { newId } from '../../src/platform/ids.ts';
import type { BookingFilter, BookingOrder } from '../generated/graphql.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyTheCache } from '../support/delivered.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { SearchBookings } from './list-operations.ts';

let testApp: TestApp;
let boxOffice: GraphQLClient;
let here: MadeShowing;
/** In the same auditorium a day later. */
let later: MadeShowing;
let elsewhere: MadeShowing;
/** Of each booking its name here, by its id. */
const names = new Map<string, string>();
/** When the booking `zoe` was placed, and those after it. */
const placedAt: Record<string, Date> = {};

beforeAll(async () => {
  testApp = await startTestApp('embedded');
  here = await makeShowing(testApp.database, { rows: 3, seatsPerRow: 12 });
  later = await repeatShowing(testApp.database, here);
  elsewhere = await makeShowing(testApp.database, { rows: 3, seatsPerRow: 12 });
  ({ client: boxOffice } = await testApp.newAccount('BOX_OFFICE', here.cinemaId));
  await book('zoe', { showing: later, labels: ['A1', 'A2'], reference: 'K7M-3WQX', name: 'Zoë Łuczak-Ödön' });
  await book('bob', { labels: ['B1'], reference: 'K7M-4444', name: "Bob O'Brien", email: 'bob_b.brien@example.com' });
  await book('ann', { labels: ['B12'], reference: 'WWW-WWWW', name: 'Ann 100 % Bowie' });
  await book('zed', { showing: elsewhere, labels: ['B1'], reference: 'ZZZ-ZZZZ', name: 'Zoe Zed' });
});
afterAll(() => testApp[Symbol.asyncDispose]());

interface Made {
  showing?: MadeShowing;
  labels: string[];
  reference: string;
  name: string;
  email?: string;
}

async function book(key: string, { showing = here, labels, reference, name, email }: Made): Promise<void> {
  const { accountId, client } = await testApp.newAccount();
  const seats = await testApp.database.prisma.seat.findMany({
    where: { seatMapId: showing.seatMapId, label: { in: labels } },
  });
  const { id } = await bookSeats(client, showing, { seatIds: seats.map((seat) => seat.id) });
  await bookingOnce(client, id, 'CONFIRMED');
  await testApp.database.prisma.account.update({
    where: { id: accountId },
    data: { name, email: email ?? `${key}@mail.example` },
  });
  const booking = await testApp.database.prisma.booking.update({ where: { id }, data: { reference } });
  names.set(id, key);
  placedAt[key] = booking.placedAt;
}

interface Search {
  search?: string | null;
  filter?: BookingFilter | null;
  orderBy?: BookingOrder;
}

async function found(search: Search, client = boxOffice): Promise<(string | undefined)[]> {
  const { totalCount, nodes } = (await client.request(SearchBookings, search)).searchBookings;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => names.get(id));
}

describe('a search finds bookings', () => {
  test.each([
    ['by the reference', 'K7M-3WQX', ['zoe']],
    ['by the reference without its hyphen, in small letters', 'k7m3wqx', ['zoe']],
    ['by the beginning of the reference', 'k7', ['zoe', 'bob']],
    ['by the beginning of the reference up to its hyphen', 'K7M-', ['zoe', 'bob']],
    ['by the beginning of the reference after its hyphen', 'k7m4', ['bob']],
    ['by the e-mail address', 'BOB_B.Brien@Example.com', ['bob']],
    ['by the beginning of the e-mail address', 'bob_b.b', ['bob']],
    ['by the first name, without its accent', 'ZOE', ['zoe']],
    ['by the beginning of another word of the name', 'odo', ['zoe']],
    ['by a letter that is no letter with an accent', 'luc', ['zoe']],
    ['by a name of two words with a hyphen between them', 'Łuczak-ödö', ['zoe']],
    ['by a name with an apostrophe', "O'Bri", ['bob']],
    ['by the name in any order', 'brien bob', ['bob']],
    ['by the label of a seat', 'b12', ['ann']],
    ['by the beginning of the label of a seat', 'B1', ['bob', 'ann']],
    ['by any seat of the booking', 'a2', ['zoe']],
    ['by a name and a seat', 'bo b1', ['bob', 'ann']],
    ['by several things of which one does not fit', 'zoe b1', []],
    ['by nothing: all of them', '  ', ['zoe', 'bob', 'ann']],
    ['not by the middle of a word', 'rien', []],
    ['not by a part of a name alone where another part is not there', "O'Bowie", []],
    ['not by a percent sign as a wildcard', '%', []],
    ['not by an underscore as a wildcard', 'b_wie', []],
    ['not by a backslash', '\\', []],
    ['by an underscore that is there', 'bob_', ['bob']],
    ['not by punctuation', "-' .", []],
    ['not by the text of SQL', "' or true --", []],
    ['not by a text that is longer than the reference', 'K7M-3WQXX', []],
  ])('%s', async (_, search, expected) => {
    expect(await found({ search })).toEqual(expected);
    expect(await foundWithoutIndexes(search)).toEqual(expected);
  });
});

/** As words are that find many bookings: every booking of the list is compared with them. */
async function foundWithoutIndexes(search: string): Promise<(string | undefined)[]> {
  const lists = new BookingLists({ database: testApp.database, fewBookings: -1 });
  const actor = { accountId: newId(), grants: [{ role: 'BOX_OFFICE' as const, cinemaId: here.cinemaId }] };
  const page = { limit: 100, after: undefined };
  const { rows, count } = await lists.search(actor, { search, page, filter: {}, orderBy: 'PLACED_AT_ASC' });
  expect(await count()).toBe(rows.length);
  return rows.map(({ id }) => names.get(id));
}

test('an account is found by its new name and not by its old one', async () => {
  const where = { email: 'ann@mail.example' };
  await testApp.database.prisma.account.update({ where, data: { name: 'Ann Newman' } });
  expect(await found({ search: 'newm' })).toEqual(['ann']);
  expect(await found({ search: 'bowie' })).toEqual([]);
  await testApp.database.prisma.account.update({ where, data: { name: 'Ann 100 % Bowie' } });
});

describe('a filter', () => {
  test.each<[string, () => BookingFilter, string[]]>([
    ['by showings', () => ({ showingIds: [later.showingId, 'x'] }), ['zoe']],
    ['by cinemas', () => ({ cinemaIds: [here.cinemaId] }), ['zoe', 'bob', 'ann']],
    ['by a cinema of others', () => ({ cinemaIds: [elsewhere.cinemaId] }), []],
    ['by statuses', () => ({ statuses: ['CONFIRMED', 'CANCELLED'] }), ['zoe', 'bob', 'ann']],
    ['by another status', () => ({ statuses: ['PAYMENT_FAILED'] }), []],
    ['from a time of placing on', () => ({ placedFrom: placedAt['bob']?.toISOString() ?? '' }), ['bob', 'ann']],
    ['to before a time of placing', () => ({ placedTo: placedAt['bob']?.toISOString() ?? '' }), ['zoe']],
    ['from a start on', () => ({ startsFrom: new Date(Date.now() + 36 * 3_600_000).toISOString() }), ['zoe']],
    ['to before a start', () => ({ startsTo: new Date(Date.now() + 36 * 3_600_000).toISOString() }), ['bob', 'ann']],
    ['by no cinema', () => ({ cinemaIds: [] }), []],
    ['by no showing', () => ({ showingIds: [] }), []],
    ['by no status', () => ({ statuses: [] }), []],
  ])('%s', async (_, filter, expected) => {
    expect(await found({ filter: filter() })).toEqual(expected);
  });

  test('and a search: both have to fit', async () => {
    expect(await found({ search: 'k7m', filter: { showingIds: [here.showingId] } })).toEqual(['bob']);
  });
});

test.each<[BookingOrder, string[]]>([
  ['PLACED_AT_ASC', ['zoe', 'bob', 'ann']],
  ['PLACED_AT_DESC', ['ann', 'bob', 'zoe']],
  ['STARTS_AT_DESC', ['zoe', 'ann', 'bob']],
  ['STARTS_AT_ASC', ['bob', 'ann', 'zoe']],
])('bookings are listed in the order %s, page by page', async (orderBy, expected) => {
  expect(await found({ orderBy })).toEqual(expected);
  for (const search of [null, 'example']) {
    const seen: (string | undefined)[] = [];
    for (let after: string | null = null, more = search === null; more;) {
      const {
        pageInfo,
        nodes,
      }: { pageInfo: { endCursor?: string | null; hasNextPage: boolean }; nodes: { id: string }[] } = (
        await boxOffice.request(SearchBookings, { first: 1, after, search, orderBy })
      ).searchBookings;
      seen.push(...nodes.map(({ id }) => names.get(id)));
      [after, more] = [pageInfo.endCursor ?? null, pageInfo.hasNextPage];
    }
    expect(seen).toEqual(search === null ? expected : []);
  }
});

describe('who searches', () => {
  test('at two cinemas finds the bookings of both', async () => {
    const { accountId, client } = await testApp.newAccount('BOX_OFFICE', here.cinemaId);
    expect(await found({ search: 'zoe' }, client)).toEqual(['zoe']);
    await testApp.database.prisma.roleGrant.create({
      data: { accountId, role: 'MANAGER', cinemaId: elsewhere.cinemaId },
    });
    expect(await found({ search: 'zoe' }, client)).toEqual(['zoe', 'zed']);
  });

  test('at all cinemas finds those of all', async () => {
    const { client } = await testApp.newAccount('BOX_OFFICE');
    expect(await found({ search: 'zo' }, client)).toEqual(['zoe', 'zed']);
    expect(await found({ search: 'zo', filter: { cinemaIds: [elsewhere.cinemaId] } }, client)).toEqual(['zed']);
  });

  test('at the door of one cinema and the box office of another finds those of the latter', async () => {
    const { accountId, client } = await testApp.newAccount('BOX_OFFICE', here.cinemaId);
    await testApp.database.prisma.roleGrant.create({ data: { accountId, role: 'DOOR', cinemaId: elsewhere.cinemaId } });
    expect(await found({ search: 'zo' }, client)).toEqual(['zoe']);
  });
});

test.each([
  ['with a character too many', 'x'.repeat(201)],
  ['with a word too many', 'a b c d e f g h i'],
  ['with a NUL', 'a\0b'],
])('a search %s is BAD_USER_INPUT', async (_, search) => {
  const { errors } = await boxOffice.send(SearchBookings, { search });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a page of three bookings takes as many SQL statements as a page of one', async () => {
  const { client } = await testApp.newAccount('BOX_OFFICE', here.cinemaId);
  const count = async (first: number) => {
    await emptyTheCache(testApp.app.services);
    return statementsOf(() => client.request(SearchBookings, { first }));
  };
  const [one, three] = [await count(1), await count(3)];
  expect(three.length, three.join('\n')).toBe(one.length);
});
