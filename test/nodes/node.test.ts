import { type GraphQLNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { types } from '../graphql/built-schema.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const isNode = (type: GraphQLNamedType) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
const NODE_TYPES = types.filter(isNode).map(({ name }) => name);

let testApp: TestApp;
let showing: MadeShowing;
/** An id of each type; what belongs to an account is the buyer's. */
let ids: Record<string, string>;
/** Who asks, by the names in the table below. */
let callers: Record<string, GraphQLClient>;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  const { cinemaId: another } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client: buyer, accountId } = await testApp.newAccount();
  const as = async (...staff: Parameters<TestApp['newAccount']>) => (await testApp.newAccount(...staff)).client;
  callers = {
    nobody: testApp.client,
    stranger: await as(),
    buyer,
    'box office': await as('BOX_OFFICE', showing.cinemaId),
    'another box office': await as('BOX_OFFICE', another),
    auditor: await as('AUDITOR'),
    admin: await as('ADMIN'),
  };
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const change = { id: showing.auditoriumId, expectedVersion: 1, name: 'New' };
  await sendMutation(manager, 'updateAuditorium', change);
  ids = { ...(await madeBy(buyer, accountId)), Account: accountId, Session: await sessionOf(accountId) };
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function hiddenReview(movieId: string, accountId: string): Promise<string> {
  const data = { movieId, accountId, rating: 1, hiddenAt: new Date() };
  return (await testApp.database.prisma.review.create({ data })).id;
}

async function sessionOf(accountId: string): Promise<string> {
  const { database, services } = { ...testApp, ...testApp.app };
  const account = await database.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  await services.sessions.open(account, { device: 'Firefox on Linux' });
  return (await database.prisma.session.findFirstOrThrow({ where: { accountId } })).id;
}

async function statementOf(cinemaId: string): Promise<string> {
  const span = { date: new Date('2026-11-25'), fromAt: new Date(), untilAt: new Date() };
  return (await testApp.database.prisma.dailyStatement.create({ data: { cinemaId, number: 1, ...span } })).id;
}

async function madeBy(buyer: GraphQLClient, accountId: string): Promise<Record<string, string>> {
  const { prisma } = testApp.database;
  const { showingId, seatIds, cinemaId, auditoriumId } = showing;
  const { id: bookingId } = await bookSeats(buyer, showing, { seatIds: seatIds.slice(0, 1) });
  const { id: holdId } = await holdSeats(buyer, showing, seatIds.slice(1, 2));
  const { id: ticketId } = await prisma.ticket.findFirstOrThrow({ where: { bookingId } });
  const { id: paymentId } = await prisma.payment.findFirstOrThrow({ where: { bookingId } });
  const refund = { paymentId, bookingId, amountMinor: 1, reason: 'STAFF', status: 'PENDING' } as const;
  return {
    ...{ Movie: showing.movieId, Cinema: cinemaId, Auditorium: auditoriumId, SeatMap: showing.seatMapId },
    ...{ Seat: seatIds[0] ?? '', SeatCategory: showing.categoryId, TicketType: showing.ticketTypeId },
    PriceList: showing.priceListId,
    PromoCode: (await prisma.promoCode.create({ data: { code: 'NODE', percent: 10, cinemaIds: [cinemaId] } })).id,
    ...{ Showing: showingId, Hold: holdId, Booking: bookingId, Ticket: ticketId, Payment: paymentId },
    Refund: (await prisma.refund.create({ data: refund })).id,
    Review: await hiddenReview(showing.movieId, accountId),
    AuditEntry: (await prisma.auditEntry.findFirstOrThrow()).id,
    DailyStatement: await statementOf(cinemaId),
  };
}

async function read(client: GraphQLClient | undefined, id: string) {
  const answer = await client?.send<{ node: object | null }, { id: string }>(
    'query ($id: ID!) { node(id: $id) { __typename id } }',
    { id },
  );
  expect(answer?.errors).toBeUndefined();
  return answer?.data?.node;
}

const EVERYBODY = ['nobody', 'stranger', 'buyer', 'box office', 'another box office', 'auditor', 'admin'];
const OF_A_BOOKING = ['buyer', 'box office', 'admin'];
/** Who sees what: each type that implements Node. */
const SEEN_BY: Record<string, string[]> = {
  ...{ Movie: EVERYBODY, Cinema: EVERYBODY, Auditorium: EVERYBODY, SeatMap: EVERYBODY, Seat: EVERYBODY },
  ...{ SeatCategory: EVERYBODY, TicketType: EVERYBODY, Showing: EVERYBODY },
  ...{ Booking: OF_A_BOOKING, Ticket: OF_A_BOOKING, Payment: OF_A_BOOKING, Refund: OF_A_BOOKING },
  // A hidden one.
  Review: ['buyer', 'admin'],
  Hold: ['buyer'],
  Session: ['buyer'],
  PriceList: ['box office', 'admin'],
  PromoCode: ['admin'],
  Account: ['buyer', 'admin'],
  AuditEntry: ['auditor', 'admin'],
  DailyStatement: ['auditor', 'admin'],
};

test('every type that implements Node can be read by its id', () => {
  expect(testApp.app.services.nodes.types.toSorted()).toEqual(NODE_TYPES.toSorted());
  expect(Object.keys(SEEN_BY).toSorted()).toEqual(NODE_TYPES.toSorted());
});

describe.each(Object.entries(SEEN_BY))('%s', (type, seers) => {
  test.each(EVERYBODY.map((caller) => [caller, seers.includes(caller) ? 'is' : 'is not'] as const))(
    'for %s %s there',
    async (caller, isThere) => {
      const id = ids[type] ?? '';
      expect(await read(callers[caller], id)).toEqual(isThere === 'is' ? { __typename: type, id } : null);
    },
  );
});

test.each([
  ['unknown', newId()],
  ['malformed', "1' or '1'='1"],
  ['in capitals', newId().toUpperCase()],
])('an id that is %s is that of nothing', async (_, id) => {
  expect(await read(testApp.client, id)).toBeNull();
});

test('a node has the fields of its type', async () => {
  const query = `query ($id: ID!) {
    node(id: $id) { ... on Showing { movie { id } auditorium { cinema { id } } } ... on Movie { title } }
  }`;
  const { data } = await testApp.client.send(query, { id: showing.showingId });
  expect(data).toEqual({
    node: { movie: { id: showing.movieId }, auditorium: { cinema: { id: showing.cinemaId } } },
  });
});

test('with a bad token, what is not there for all is UNAUTHENTICATED, and the rest is there', async () => {
  const client = testApp.client.as('not a token');
  const query = 'query ($id: ID!) { node(id: $id) { id } }';
  expect(await client.send(query, { id: showing.movieId })).toEqual({ data: { node: { id: showing.movieId } } });
  const { errors } = await client.send(query, { id: ids['Booking'] });
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('four nodes of a type take as many SQL statements as one', async () => {
  const statements = (count: number) =>
    statementsOf(() => {
      const nodes = showing.seatIds.slice(0, count).map((id, index) => `n${index}: node(id: "${id}") { id }`);
      return testApp.client.send(`{ ${nodes.join(' ')} }`);
    });
  const [one, four] = [await statements(1), await statements(4)];
  expect(one).toHaveLength(2);
  expect(four, four.join('\n')).toHaveLength(2);
});
