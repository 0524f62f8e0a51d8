import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { statementDueRows } from '../../src/reports/statements/statements.worker.ts';
import { withClock, setClock } from '../support/database-clock.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { failRefund, refundTickets, sellTickets, type Sold, type Stated, statementsOfCinema } from './sales.ts';

/** Of a ticket with its fee, and the tax in it. */
const [GROSS, TAX] = [1300n, 86n];
const TERMS = { bookingFeeMinor: 100n, taxRateBasisPoints: 700 };

let testApp: TestApp;
let showing: MadeShowing;
let cinemaId: string;

beforeAll(async () => {
  // The role api has no worker, which would be faster than the test.
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api' },
    ...withClock(berlin('03-02 12:00')),
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** In March 2026, before the clocks are moved forward on the 29th: an hour ahead of UTC. */
function berlin(time: string): Date {
  return new Date(`2026-${time.replace(' ', 'T')}:00+01:00`);
}
const now = (time: string) => setClock(testApp.database, berlin(time));

beforeEach(async () => {
  await now('03-02 12:00');
  showing = await makeShowing(testApp.database, { startsAt: berlin('06-01 20:00') });
  ({ cinemaId } = showing);
  await testApp.database.prisma.cinema.update({ where: { id: cinemaId }, data: TERMS });
});

const sell = (seats = 1): Promise<Sold> => sellTickets(testApp, { showing, seats });

/** What a worker does every second. */
async function work(): Promise<void> {
  const { services } = testApp.app;
  await services.database.prisma.dueRowAttempt.deleteMany();
  for (const due of statementDueRows(services)) await recoverDueRows(due, services);
}
const issued = () => statementsOfCinema(testApp.database, cinemaId);
const progress = () => testApp.database.prisma.statementProgress.findUniqueOrThrow({ where: { id: cinemaId } });
const datesOf = (statements: Stated[]) => statements.map(({ number, date }) => `${number}: ${dateOf(date)}`);
const dateOf = (date: Date) => date.toISOString().slice(5, 10);
/** What each statement has: tickets of which day. */
const ticketsOf = (statements: Stated[]) =>
  statements.map(({ lines }) => lines.map(({ tickets, soldOn }) => `${tickets} of ${dateOf(soldOn)}`).join());
/** Each begins where the one before ended. */
function expectToMeet(statements: Stated[]): void {
  expect(statements.slice(1).map(({ fromAt }) => fromAt)).toEqual(
    statements.slice(0, -1).map(({ untilAt }) => untilAt),
  );
}

test('a business day has a statement once it is over, and not before', async () => {
  await sell(2);
  expect((await progress()).nextStatementAt).toEqual(berlin('03-03 03:00'));
  await setClock(testApp.database, new Date(berlin('03-03 03:00').getTime() - 1));
  await work();
  expect(await issued()).toEqual([]);
  await now('03-03 03:00');
  await work();
  const statements = await issued();
  expect(statements).toMatchObject([{ number: 1, fromAt: berlin('03-02 03:00'), untilAt: berlin('03-03 03:00') }]);
  expect(datesOf(statements)).toEqual(['1: 03-02']);
});

test('every day since the first sale has one, days without sales too, also after a time without a worker', async () => {
  await now('03-04 12:00');
  await work();
  expect(await issued()).toEqual([]);
  await sell(2);
  await now('03-06 02:59');
  await sell(1);
  await now('03-09 12:00');
  await work();
  const statements = await issued();
  expect(datesOf(statements)).toEqual(['1: 03-04', '2: 03-05', '3: 03-06', '4: 03-07', '5: 03-08']);
  expect(ticketsOf(statements)).toEqual(['2 of 03-04', '1 of 03-05', '', '', '']);
  expectToMeet(statements);
});

test('a line has what was sold for one showing, of one ticket type, at one price and in one way', async () => {
  const { ticketIds } = await sell(2);
  await sell(1);
  const { ticketTypeId, childTicketTypeId, showingId, movieId } = showing;
  await testApp.database.prisma.ticket.update({
    where: { id: ticketIds[0] ?? '' },
    data: { ticketTypeId: childTicketTypeId },
  });
  await now('03-03 12:00');
  await work();
  const [statement] = await issued();
  const same = {
    ...{ statementId: statement?.id, cinemaId, showingId, movieId, method: 'CARD', priceMinor: 1200n },
    ...{ soldOn: new Date('2026-03-02'), ticketsCancelled: 0, refundedMinor: 0n },
  };
  expect(statement?.lines).toEqual([
    { ...same, position: 0, ticketTypeId, tickets: 2, grossMinor: 2n * GROSS, taxMinor: 2n * TAX },
    { ...same, position: 1, ticketTypeId: childTicketTypeId, tickets: 1, grossMinor: GROSS, taxMinor: TAX },
  ]);
});

test('what is given back later stands on the day of that, with the day of the sale', async () => {
  const { bookingId, ticketIds } = await sell(2);
  const [cancelled = '', kept = ''] = ticketIds;
  await now('03-04 12:00');
  await work();
  await refundTickets(testApp.database, { bookingId, tickets: { [cancelled]: 1300 }, cancels: true });
  await refundTickets(testApp.database, { bookingId, tickets: { [kept]: 300 } });
  await now('03-05 12:00');
  await work();
  const [, , third] = await issued();
  // The tax of 3.00 is 0.198.
  const given = { tickets: 0, ticketsCancelled: 1, grossMinor: 0n, refundedMinor: 1600n, taxMinor: -106n };
  expect(third).toMatchObject({ date: new Date('2026-03-04'), lines: [{ ...given, soldOn: new Date('2026-03-02') }] });
});

test('what is given back on the day of its sale is in the same line', async () => {
  const { bookingId, ticketIds } = await sell(2);
  await refundTickets(testApp.database, { bookingId, tickets: { [ticketIds[0] ?? '']: 1300 }, cancels: true });
  await now('03-03 12:00');
  await work();
  const line = { tickets: 2, ticketsCancelled: 1, grossMinor: 2n * GROSS, refundedMinor: GROSS, taxMinor: TAX };
  expect(await issued()).toMatchObject([{ lines: [line] }]);
});

test('a refund that fails after its statement is taken back in a later one', async () => {
  const { bookingId, ticketIds } = await sell(1);
  await now('03-03 12:00');
  const refundId = await refundTickets(testApp.database, { bookingId, tickets: { [ticketIds[0] ?? '']: 700 } });
  await now('03-04 12:00');
  await work();
  await failRefund(testApp.database, refundId);
  await now('03-05 12:00');
  await work();
  const amounts = (await issued()).flatMap(({ lines }) => lines).map((line) => [line.refundedMinor, line.taxMinor]);
  expect(amounts).toEqual([
    [0n, TAX],
    [700n, -46n],
    [-700n, 46n],
  ]);
});

test('a refund that fails on its day leaves no line', async () => {
  const { bookingId, ticketIds } = await sell(1);
  await now('03-03 12:00');
  await failRefund(
    testApp.database,
    await refundTickets(testApp.database, { bookingId, tickets: { [ticketIds[0] ?? '']: 700 } }),
  );
  await now('03-04 12:00');
  await work();
  expect(ticketsOf(await issued())).toEqual(['1 of 03-02', '']);
});

test('money for what was never sold is in no statement', async () => {
  const { prisma } = testApp.database;
  const { bookingId } = await sell(1);
  const { id: paymentId } = await prisma.payment.findFirstOrThrow({ where: { bookingId } });
  await prisma.$executeRaw`
    insert into refund (id, payment_id, booking_id, amount_minor, reason, created_at)
    values (gen_random_uuid(), ${paymentId}::uuid, ${bookingId}::uuid, 500, 'SEATS_LOST', clock_timestamp())`;
  await now('03-03 12:00');
  await work();
  expect(await issued()).toMatchObject([{ lines: [{ refundedMinor: 0n }] }]);
});

test('nothing is made twice, and the next one is due when the present day ends', async () => {
  await sell(1);
  await now('03-04 12:00');
  await work();
  const before = await issued();
  expect(await progress()).toMatchObject({
    statedUntil: berlin('03-04 03:00'),
    nextStatementAt: berlin('03-05 03:00'),
  });
  await testApp.database.prisma.statementProgress.updateMany({ data: { nextStatementAt: berlin('03-04 12:00') } });
  await work();
  expect(await issued()).toEqual(before);
  expect((await progress()).nextStatementAt).toEqual(berlin('03-05 03:00'));
});

test('a closed cinema has statements of the days on which something is sold or given back', async () => {
  const { bookingId, ticketIds } = await sell(1);
  await testApp.database.prisma.cinema.update({ where: { id: cinemaId }, data: { closedAt: berlin('03-02 13:00') } });
  await now('03-04 12:00');
  await work();
  expect(datesOf(await issued())).toEqual(['1: 03-02']);
  await refundTickets(testApp.database, { bookingId, tickets: { [ticketIds[0] ?? '']: 700 } });
  await now('03-09 12:00');
  await work();
  const statements = await issued();
  expect(datesOf(statements)).toEqual(['1: 03-02', '2: 03-04']);
  expectToMeet(statements);
});

test('in the night when clocks are moved, a day ends once', async () => {
  await now('03-28 12:00');
  await testApp.database.prisma.cinema.update({
    where: { id: cinemaId },
    data: { businessDayEndsAt: new Date('1970-01-01T02:30Z') },
  });
  // 01:45, and the instant at which 02:30 would have been, which is 03:30 by then.
  for (const time of ['03-29 01:45', '03-29 02:30']) {
    await now(time);
    await sell(1);
  }
  await now('03-31 12:00');
  await work();
  const statements = await issued();
  expect(ticketsOf(statements)).toEqual(['1 of 03-28', '1 of 03-29', '']);
  expectToMeet(statements);
});

test.each([
  ['later', 'Pacific/Pago_Pago', ['2 of 03-02', '1 of 03-03', '1 of 03-04', '']],
  ['earlier', 'Pacific/Kiritimati', ['2 of 03-02', '1 of 03-03', '', '1 of 03-05']],
])('when days end %s from one to the next, everything sold stands in one statement', async (_, timeZone, expected) => {
  await sell(2);
  await now('03-03 12:00');
  await work();
  await sell(1);
  await testApp.database.prisma.cinema.update({ where: { id: cinemaId }, data: { timeZone } });
  expect((await progress()).nextStatementAt).toEqual(berlin('03-03 12:00'));
  await now('03-05 01:00');
  await sell(1);
  await now('03-07 12:00');
  await work();
  const statements = await issued();
  expect(ticketsOf(statements).slice(0, 4)).toEqual(expected);
  expectToMeet(statements);
});

test('a number that was not committed is given to the next statement', async () => {
  const { prisma } = testApp.database;
  await sell(1);
  await now('03-04 12:00');
  await prisma.$executeRaw`alter table statement_line add constraint none check (tickets <> 1) not valid`;
  await expect(testApp.app.services.issueStatements.issueAll(cinemaId)).rejects.toThrow();
  expect(await issued()).toEqual([]);
  await prisma.$executeRaw`alter table statement_line drop constraint none`;
  await work();
  expect(datesOf(await issued())).toEqual(['1: 03-02', '2: 03-03']);
});
