import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { ReadSalesReportQuery, SalesGrouping, SalesReportInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { withClock, setClock } from '../support/database-clock.ts';
import { makeShowing, type MadeShowing, repeatShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadSalesReport } from './operations.ts';
import { failRefund, refundTickets, sellTickets } from './sales.ts';

type Report = ReadSalesReportQuery['salesReport'];

/** A ticket costs 13.00 with its fee, of which 0.86 are tax; a refund of 5.00 leaves 0.53 of it. */
const TERMS = { bookingFeeMinor: 100n, taxRateBasisPoints: 700 };
const GROUPINGS: SalesGrouping[] = ['DAY', 'MOVIE', 'CINEMA', 'SHOWING'];
const YEAR = { from: '2026-01-01', to: '2026-12-31' };

let testApp: TestApp;
let auditor: GraphQLClient;
/** Cinemas, and movies, in the order of their names. */
let aster: MadeShowing;
/** In the same auditorium a day later. */
let asterLater: MadeShowing;
/** In yen, with the same movie. */
let zenith: MadeShowing;

beforeAll(async () => {
  // The role api has no worker: statements are made when the test says so.
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api' },
    ...withClock(berlin('03-02 12:00')),
  });
  ({ client: auditor } = await testApp.newAccount('AUDITOR'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** In March 2026, an hour ahead of UTC. */
function berlin(time: string): Date {
  return new Date(`2026-${time.replace(' ', 'T')}:00+01:00`);
}
const now = (time: string) => setClock(testApp.database, berlin(time));

async function makeCinema(name: string, options: Parameters<typeof makeShowing>[1] = {}): Promise<MadeShowing> {
  const showing = await makeShowing(testApp.database, { startsAt: berlin('06-01 20:00'), ...options });
  await testApp.database.prisma.cinema.update({
    where: { id: showing.cinemaId },
    data: { ...TERMS, name: `${name} ${newId()}` },
  });
  return showing;
}

async function makeWorld(): Promise<void> {
  await now('03-02 12:00');
  aster = await makeCinema('Aster');
  asterLater = await repeatShowing(testApp.database, aster);
  zenith = await makeCinema('Zenith', { timeZone: 'Asia/Tokyo', currency: 'JPY', movieId: aster.movieId });
}

const both = () => [aster.cinemaId, zenith.cinemaId];
const state = ({ cinemaId }: MadeShowing) => testApp.app.services.issueStatements.issueAll(cinemaId);

async function report(input: Partial<SalesReportInput> = {}, client = auditor): Promise<Report> {
  const { salesReport } = await client.request(ReadSalesReport, {
    input: { ...YEAR, cinemaIds: both(), groupBy: 'DAY', ...input },
  });
  return salesReport;
}

/** Each row in short: what it is about, tickets, cancelled, gross, refunded, net and tax. */
function inShort({ nodes }: Report): string[] {
  return nodes.map(({ label, ...row }) => {
    const { tickets, ticketsCancelled, gross, refunded, net, taxIncluded } = row;
    const counts = ticketsCancelled === 0 ? tickets : `${tickets}-${ticketsCancelled}`;
    const amounts = [gross, refunded, net, taxIncluded].map(({ amountMinor }) => amountMinor);
    return `${label}: ${counts} ${gross.currency} ${amounts.join(' ')}`;
  });
}

describe.each([
  { when: 'before its days are stated', stated: () => [] },
  { when: 'once the days of one cinema are stated', stated: () => [aster] },
  { when: 'once its days are stated', stated: () => [aster, zenith] },
])('a report of sales and refunds of several days, $when,', ({ stated }) => {
  beforeAll(async () => {
    await makeWorld();
    const { database } = testApp;
    const { bookingId, ticketIds } = await sellTickets(testApp, { showing: aster, seats: 2 });
    await now('03-03 02:59');
    await sellTickets(testApp, { showing: asterLater, seats: 1 });
    await now('03-03 03:00');
    await sellTickets(testApp, { showing: aster, seats: 1 });
    // Noon in Tokyo.
    await now('03-03 04:00');
    await sellTickets(testApp, { showing: zenith, seats: 3 });
    await now('03-05 12:00');
    const [first = '', second = ''] = ticketIds;
    await refundTickets(database, { bookingId, tickets: { [first]: 1300 }, cancels: true });
    await failRefund(database, await refundTickets(database, { bookingId, tickets: { [second]: 300 } }));
    await refundTickets(database, { bookingId, tickets: { [second]: 500 } });
    await now('03-09 12:00');
    for (const cinema of stated()) await state(cinema);
    const lines = await database.prisma.statementLine.groupBy({ by: 'cinemaId', where: { cinemaId: { in: both() } } });
    expect(lines).toHaveLength(stated().length);
  });

  const DAYS = [
    '2026-03-02: 3-1 EUR 3900 1800 2100 139',
    '2026-03-03: 1 EUR 1300 0 1300 86',
    '2026-03-03: 3 JPY 3900 0 3900 258',
  ];

  test('by DAY has refunds in the row of the sale, and a row for each currency', async () => {
    const { nodes, totals, totalCount, ...rest } = await report();
    expect(inShort({ nodes, totals, totalCount, ...rest })).toEqual(DAYS);
    expect(nodes.map(({ subject }) => subject)).toEqual([null, null, null]);
    expect(totalCount).toBe(3);
    expect(totals).toMatchObject([
      {
        tickets: 4,
        ticketsCancelled: 1,
        gross: { amountMinor: 5200, currency: 'EUR' },
        refunded: { amountMinor: 1800 },
      },
      { tickets: 3, ticketsCancelled: 0, gross: { amountMinor: 3900, currency: 'JPY' }, refunded: { amountMinor: 0 } },
    ]);
    expect(totals[0]).toMatchObject({ net: { amountMinor: 3400 }, taxIncluded: { amountMinor: 225 } });
  });

  test('by CINEMA is in the order of names', async () => {
    const { nodes, ...rest } = await report({ groupBy: 'CINEMA' });
    expect(inShort({ nodes, ...rest })).toMatchObject([
      expect.stringMatching(/^Aster .*: 4-1 EUR 5200 1800 3400 225$/),
      expect.stringMatching(/^Zenith .*: 3 JPY 3900 0 3900 258$/),
    ]);
    expect(nodes.map(({ subject }) => subject)).toEqual(both().map((id) => ({ __typename: 'Cinema', id })));
  });

  test('by MOVIE has two rows for one that was sold in two currencies', async () => {
    const { nodes, ...rest } = await report({ groupBy: 'MOVIE' });
    expect(inShort({ nodes, ...rest })).toEqual([
      `Movie ${aster.movieId}: 4-1 EUR 5200 1800 3400 225`,
      `Movie ${aster.movieId}: 3 JPY 3900 0 3900 258`,
    ]);
    const subject = { __typename: 'Movie', id: aster.movieId };
    expect(nodes.map((node) => node.subject)).toEqual([subject, subject]);
  });

  test('by SHOWING is in the order of starts, and names them as on the clock of the cinema', async () => {
    const { nodes, ...rest } = await report({ groupBy: 'SHOWING' });
    const movie = `Movie ${aster.movieId}`;
    expect(inShort({ nodes, ...rest }).toSorted()).toEqual([
      `${movie}, 2026-06-01 21:00: 3-1 EUR 3900 1800 2100 139`,
      `${movie}, 2026-06-02 04:00: 3 JPY 3900 0 3900 258`,
      `${movie}, 2026-06-02 21:00: 1 EUR 1300 0 1300 86`,
    ]);
    expect(nodes[2]?.subject).toEqual({ __typename: 'Showing', id: asterLater.showingId });
  });

  test.each<[string, () => Partial<SalesReportInput>, string[]]>([
    ['days', () => ({ from: '2026-03-03', to: '2026-03-03' }), DAYS.slice(1)],
    ['the day of a sale, with a refund of a later day', () => ({ to: '2026-03-02' }), DAYS.slice(0, 1)],
    ['the day of a refund, on which nothing was sold', () => ({ from: '2026-03-05' }), []],
    ['a cinema', () => ({ cinemaIds: [zenith.cinemaId] }), DAYS.slice(2)],
    ['no cinema', () => ({ cinemaIds: [] }), []],
    ['an unknown cinema', () => ({ cinemaIds: [newId(), 'x'] }), []],
    ['a movie', () => ({ movieIds: [aster.movieId] }), DAYS],
    ['no movie', () => ({ movieIds: [] }), []],
    ['an unknown movie', () => ({ movieIds: [newId(), 'x'] }), []],
  ])('is only of %s', async (_, input, expected) => {
    expect(inShort(await report(input()))).toEqual(expected);
  });

  test.each(GROUPINGS)('by %s comes in pages', async (groupBy) => {
    const { nodes, totals, totalCount } = await report({ groupBy });
    const input = { ...YEAR, cinemaIds: both(), groupBy };
    const seen: Report['nodes'] = [];
    for (let after: string | null = null, more = true; more;) {
      const { salesReport }: ReadSalesReportQuery = await auditor.request(ReadSalesReport, { first: 1, after, input });
      expect(salesReport).toMatchObject({ totals, totalCount });
      seen.push(...salesReport.nodes);
      ({ endCursor: after = null, hasNextPage: more } = salesReport.pageInfo);
    }
    expect(seen).toEqual(nodes);
  });
});

test('a refund after the statement of the sale counts in the row of the sale, before and after it is stated itself', async () => {
  await makeWorld();
  const { bookingId, ticketIds } = await sellTickets(testApp, { showing: aster, seats: 1 });
  await now('03-03 12:00');
  await state(aster);
  await refundTickets(testApp.database, { bookingId, tickets: { [ticketIds[0] ?? '']: 1300 }, cancels: true });
  const expected = ['2026-03-02: 1-1 EUR 1300 1300 0 0'];
  expect(inShort(await report())).toEqual(expected);
  await now('03-04 12:00');
  await state(aster);
  expect(inShort(await report())).toEqual(expected);
});

test('a report while days are stated is always the same', async () => {
  await makeWorld();
  for (let day = 2; day < 12; day++) {
    await now(`03-${String(day).padStart(2, '0')} 12:00`);
    await sellTickets(testApp, { showing: day % 2 === 0 ? aster : asterLater, seats: 1 });
  }
  await now('03-20 12:00');
  const expected = await report();
  expect(expected.nodes).toHaveLength(10);
  const stating = { isOver: false };
  const stated = state(aster).finally(() => (stating.isOver = true));
  const wrong: Report[] = [];
  do {
    const seen = await report();
    if (JSON.stringify(seen.nodes) !== JSON.stringify(expected.nodes)) wrong.push(seen);
  } while (!stating.isOver);
  await stated;
  expect(wrong).toEqual([]);
});

describe('who asks', () => {
  const cinemasSeenBy = async (client: GraphQLClient, cinemaIds?: string[]) => {
    const { nodes } = await report({ groupBy: 'CINEMA', cinemaIds: cinemaIds ?? null }, client);
    return nodes.flatMap(({ subject }) => (subject && both().includes(subject.id) ? [subject.id] : []));
  };
  beforeAll(async () => {
    await makeWorld();
    for (const showing of [aster, zenith]) await sellTickets(testApp, { showing, seats: 1 });
  });

  test.each(['MANAGER', 'AUDITOR'] as const)('%s of one cinema sees that, and no other', async (role) => {
    const { client } = await testApp.newAccount(role, aster.cinemaId);
    expect(await cinemasSeenBy(client)).toEqual([aster.cinemaId]);
    expect(await cinemasSeenBy(client, [aster.cinemaId])).toEqual([aster.cinemaId]);
    const { errors } = await client.send(ReadSalesReport, { input: { ...YEAR, cinemaIds: both(), groupBy: 'DAY' } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('as AUDITOR of one cinema and MANAGER of another sees both', async () => {
    const { accountId, client } = await testApp.newAccount('AUDITOR', aster.cinemaId);
    await testApp.database.prisma.roleGrant.create({ data: { accountId, role: 'MANAGER', cinemaId: zenith.cinemaId } });
    expect(await cinemasSeenBy(client)).toEqual(both());
  });

  test.each(['MANAGER', 'AUDITOR', 'ADMIN'] as const)('as %s of all cinemas sees all', async (role) => {
    expect(await cinemasSeenBy((await testApp.newAccount(role)).client)).toEqual(both());
  });
});

test.each([
  ['that end before they begin', '2026-03-02', '2026-03-01'],
  ['of more than a leap year', '2026-01-01', '2027-01-02'],
])('days %s are BAD_USER_INPUT', async (_, from, to) => {
  const { errors } = await auditor.send(ReadSalesReport, { input: { from, to, groupBy: 'DAY' } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('366 days are a report', async () => {
  expect(inShort(await report({ from: '2025-01-01', to: '2026-01-01' }))).toEqual([]);
});

test.each(['x', 'WyJFVVIgeCIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCJd'])(
  'the cursor %s is BAD_USER_INPUT',
  async (after) => {
    const { errors } = await auditor.send(ReadSalesReport, { after, input: { ...YEAR, groupBy: 'DAY' } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  },
);

test('a report of two showings takes as many SQL statements as one of one', async () => {
  await makeWorld();
  for (const showing of [aster, asterLater]) await sellTickets(testApp, { showing, seats: 1 });
  const input = { ...YEAR, cinemaIds: [aster.cinemaId], groupBy: 'SHOWING' as const };
  const count = (first: number) => statementsOf(() => auditor.request(ReadSalesReport, { first, input }));
  const [one, two] = [await count(1), await count(2)];
  expect(two.length, two.join('\n')).toBe(one.length);
});
