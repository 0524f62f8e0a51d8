import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { OccupancyReportInput, ReadOccupancyReportQuery } from '../generated/graphql.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { makeShowing, type MadeShowing, repeatShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadOccupancyReport } from './operations.ts';
import { refundTickets, sellTickets } from './sales.ts';

const MARCH = { from: '2030-03-01', to: '2030-03-31' };

let testApp: TestApp;
let auditor: GraphQLClient;
/** At 21:00 in Berlin, with 4 seats. */
let evening: MadeShowing;
/** In the same auditorium a day later. */
let later: MadeShowing;
/** After midnight of the evening's day, at 02:30 in Berlin. */
let night: MadeShowing;
/** At 21:00 in Tokyo, eight hours before the evening, with 2 seats. */
let tokyo: MadeShowing;
let cancelled: MadeShowing;
/** By showing. */
const names = new Map<string, string>();

beforeAll(async () => {
  // The role api has no worker, which would send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: auditor } = await testApp.newAccount('AUDITOR'));
  const { database } = testApp;
  const small = { rows: 1, seatsPerRow: 4 };
  evening = await makeShowing(database, { ...small, startsAt: new Date('2030-03-05T20:00:00Z') });
  later = await repeatShowing(database, evening);
  night = await makeShowing(database, { ...small, startsAt: new Date('2030-03-06T01:30:00Z') });
  const inTokyo = { rows: 1, seatsPerRow: 2, timeZone: 'Asia/Tokyo', currency: 'JPY' };
  tokyo = await makeShowing(database, { ...inTokyo, startsAt: new Date('2030-03-05T12:00:00Z') });
  cancelled = await makeShowing(database, { ...small, startsAt: new Date('2030-03-05T20:00:00Z') });
  for (const [name, { showingId }] of Object.entries({ evening, later, night, tokyo, cancelled }))
    names.set(showingId, name);
  const { ticketIds, bookingId } = await sellTickets(testApp, { showing: evening, seats: 3 });
  await refundTickets(database, { bookingId, tickets: { [ticketIds[0] ?? '']: 1200 }, cancels: true });
  await database.prisma.ticket.update({
    where: { id: ticketIds[1] ?? '' },
    data: { status: 'USED', checkedInAt: new Date() },
  });
  await sellTickets(testApp, { showing: tokyo, seats: 1 });
  // Not paid yet.
  await bookSeats((await testApp.newAccount()).client, later, { seatIds: later.seatIds.slice(0, 1) });
  await sellTickets(testApp, { showing: cancelled, seats: 1 });
  await database.prisma.showing.update({ where: { id: cancelled.showingId }, data: { cancelledAt: new Date() } });
  await database.prisma.showingSeat.updateMany({ where: { showingId: night.showingId }, data: { status: 'BLOCKED' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const ours = () => [evening, night, tokyo, cancelled].map(({ cinemaId }) => cinemaId);

async function report(input: Partial<OccupancyReportInput> = {}) {
  const all = { ...MARCH, cinemaIds: ours(), ...input };
  const { occupancyReport } = await auditor.request(ReadOccupancyReport, { input: all });
  expect(occupancyReport.totalCount).toBe(occupancyReport.nodes.length);
  return occupancyReport;
}

const namesIn = ({ nodes }: { nodes: ReadOccupancyReportQuery['occupancyReport']['nodes'] }) =>
  nodes.map(({ showing }) => names.get(showing.id));

test('showings that were not cancelled are reported in the order of starts, with live tickets over all seats', async () => {
  const { nodes, averageOccupancy } = await report();
  expect(nodes.map(({ showing, ...row }) => ({ name: names.get(showing.id), ...row }))).toEqual([
    { name: 'tokyo', capacity: 2, sold: 1, occupancy: 0.5 },
    { name: 'evening', capacity: 4, sold: 2, occupancy: 0.5 },
    { name: 'night', capacity: 4, sold: 0, occupancy: 0 },
    { name: 'later', capacity: 4, sold: 0, occupancy: 0 },
  ]);
  expect(averageOccupancy).toBeCloseTo(3 / 14, 10);
});

describe('a report', () => {
  test.each<[string, () => Partial<OccupancyReportInput>, string[]]>([
    ['the business day of the start', () => ({ from: '2030-03-05', to: '2030-03-05' }), ['tokyo', 'evening', 'night']],
    ['the day after', () => ({ from: '2030-03-06', to: '2030-03-06' }), ['later']],
    ['the day before', () => ({ from: '2030-03-04', to: '2030-03-04' }), []],
    ['a cinema', () => ({ cinemaIds: [evening.cinemaId] }), ['evening', 'later']],
    ['no cinema', () => ({ cinemaIds: [] }), []],
    ['an unknown cinema', () => ({ cinemaIds: [newId(), 'x'] }), []],
    ['movies', () => ({ movieIds: [night.movieId, tokyo.movieId] }), ['tokyo', 'night']],
    ['no movie', () => ({ movieIds: [] }), []],
    ['an unknown movie', () => ({ movieIds: [newId(), 'x'] }), []],
  ])('is only of %s', async (_, input, expected) => {
    expect(namesIn(await report(input()))).toEqual(expected);
  });

  test('ends where the business day of the cinema does', async () => {
    const { prisma } = testApp.database;
    const where = { id: night.cinemaId };
    await prisma.cinema.update({ where, data: { businessDayEndsAt: new Date('1970-01-01T02:30:00Z') } });
    expect(namesIn(await report({ to: '2030-03-05' }))).toEqual(['tokyo', 'evening']);
    await prisma.cinema.update({ where, data: { businessDayEndsAt: new Date('1970-01-01T03:00:00Z') } });
  });

  test('without any showing has no average', async () => {
    expect((await report({ cinemaIds: [] })).averageOccupancy).toBeNull();
  });

  test('comes in pages, each with the average of all', async () => {
    const input = { ...MARCH, cinemaIds: ours() };
    const { nodes, averageOccupancy } = await report();
    const seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { occupancyReport }: ReadOccupancyReportQuery = await auditor.request(ReadOccupancyReport, {
        ...{ first: 1, after, input },
      });
      expect(occupancyReport.averageOccupancy).toBe(averageOccupancy);
      seen.push(...occupancyReport.nodes);
      ({ endCursor: after = null, hasNextPage: more } = occupancyReport.pageInfo);
    }
    expect(seen).toEqual(nodes);
  });

  test('of four showings takes as many SQL statements as one of one', async () => {
    const input = { ...MARCH, cinemaIds: ours() };
    const count = (first: number) => statementsOf(() => auditor.request(ReadOccupancyReport, { first, input }));
    const [one, four] = [await count(1), await count(4)];
    expect(four.length, four.join('\n')).toBe(one.length);
  });
});

describe('who asks', () => {
  test.each(['MANAGER', 'AUDITOR'] as const)('as %s of one cinema sees its showings, and no others', async (role) => {
    const { client } = await testApp.newAccount(role, evening.cinemaId);
    const { occupancyReport } = await client.request(ReadOccupancyReport, { input: MARCH });
    expect(namesIn(occupancyReport)).toEqual(['evening', 'later']);
    expect(occupancyReport.averageOccupancy).toBe(0.25);
    const { errors } = await client.send(ReadOccupancyReport, { input: { ...MARCH, cinemaIds: [tokyo.cinemaId] } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test.each([
    ['that end before they begin', '2030-03-02', '2030-03-01'],
    ['of more than a leap year', '2030-01-01', '2031-01-02'],
  ])('for days %s is told BAD_USER_INPUT', async (_, from, to) => {
    const { errors } = await auditor.send(ReadOccupancyReport, { input: { from, to } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
