import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRow } from '../../src/platform/batches.ts';
import { sumOf } from '../../src/platform/money.ts';
import { cancel, buy, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { euros, exchange } from '../bookings/exchange/operations.ts';
import { toOther } from '../bookings/exchange/other-showing.ts';
import { withClock, setClock } from '../support/database-clock.ts';
import { repeatShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { statementsOfCinema } from './sales.ts';

const DAY = 86_400_000;
const START = new Date('2026-03-20T12:00:00Z');

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, ...withClock(START) });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('there and back: each ticket for the seat is in the statements with its own price', async () => {
  await setClock(testApp.database, START);
  const showing = await showingWithTerms(testApp, {
    startsAt: new Date('2026-09-01T18:00:00Z'),
    terms: { taxRateBasisPoints: 700 },
  });
  const dayLater = async (days: number) => {
    await setClock(testApp.database, new Date(START.getTime() + days * DAY));
    await testApp.app.services.issueStatements.issueAll(showing.cinemaId);
  };
  const bought = await buy(testApp, showing, 1);
  await dayLater(1);
  const { childTicketTypeId: ticketTypeId } = showing;
  const there = await toOther({ ...bought, other: showing }, { ticketTypeId });
  const { booking } = await exchange(bought.client, { ...there, expectedDifference: euros(-400) });
  await dayLater(2);
  const ticketIds = booking?.tickets.flatMap(({ id, status }) => (status === 'VALID' ? id : [])) ?? [];
  const back = await toOther({ ...bought, ticketIds, other: showing }, { seats: [0], ticketTypeId });
  expect((await exchange(bought.client, { ...back, expectedDifference: euros(0) })).errors).toEqual([]);
  await dayLater(3);
  await cancel(bought.client, { bookingId: bought.bookingId });
  await dayLater(4);
  const statements = await statementsOfCinema(testApp.database, showing.cinemaId);
  const sums = statements.map(({ lines }) => ({
    gross: Number(sumOf(lines.map(({ grossMinor }) => grossMinor))),
    refunded: Number(sumOf(lines.map(({ refundedMinor }) => refundedMinor))),
    tax: Number(sumOf(lines.map(({ taxMinor }) => taxMinor))),
  }));
  // Of 13.00 the tax is 0.86, of 9.00 it is 0.59, of which 0.39 are in the 6.00 that are given back.
  expect(sums).toEqual([
    { gross: 1300, refunded: 0, tax: 86 },
    { gross: 900, refunded: 1300, tax: 59 - 86 },
    { gross: 900, refunded: 900, tax: 0 },
    { gross: 0, refunded: 600, tax: -39 },
  ]);
  const sales = await findRow(testApp.app.services.showingSales.byShowingId, showing.showingId);
  expect(sales).toMatchObject({ ticketsSold: 0, grossMinor: 3100n, refundedMinor: 2800n });
});

test.each(['the same showing', 'another showing'])(
  'an exchange for %s is in the statement of its day: the old ticket as given back, the new one as sold',
  async (where) => {
    await setClock(testApp.database, START);
    const showing = await showingWithTerms(testApp, {
      startsAt: new Date('2026-09-01T18:00:00Z'),
      terms: { taxRateBasisPoints: 700 },
    });
    const other = where === 'another showing' ? await repeatShowing(testApp.database, showing) : showing;
    const dayLater = async (days: number) => {
      await setClock(testApp.database, new Date(START.getTime() + days * DAY));
      await testApp.app.services.issueStatements.issueAll(showing.cinemaId);
    };
    const bought = await buy(testApp, showing, 1);
    await dayLater(1);
    const input = await toOther({ ...bought, other }, { ticketTypeId: showing.childTicketTypeId });
    const { booking } = await exchange(bought.client, { ...input, expectedDifference: euros(-400) });
    await dayLater(2);
    await cancel(bought.client, { bookingId: booking?.id ?? '' });
    await dayLater(3);
    const statements = await statementsOfCinema(testApp.database, showing.cinemaId);
    const linesOf = (day: number) =>
      (statements[day]?.lines ?? []).map((line) => ({
        ...{ isOther: line.showingId === other.showingId && line.ticketTypeId === showing.childTicketTypeId },
        ...{ method: line.method, tickets: line.tickets, cancelled: line.ticketsCancelled },
        ...{ gross: Number(line.grossMinor), refunded: Number(line.refundedMinor), tax: Number(line.taxMinor) },
      }));
    const card = { method: 'CARD' };
    // Of 12.00 the tax is 0.79, of 8.00 it is 0.52, of a booking fee of 1.00 it is 0.07.
    expect(linesOf(0)).toEqual([
      { isOther: false, ...card, tickets: 1, cancelled: 0, gross: 1300, refunded: 0, tax: 86 },
    ]);
    expect(linesOf(1)).toHaveLength(2);
    expect(linesOf(1)).toEqual(
      expect.arrayContaining([
        { isOther: false, ...card, tickets: 0, cancelled: 1, gross: 0, refunded: 1300, tax: -86 },
        { isOther: true, ...card, tickets: 1, cancelled: 0, gross: 900, refunded: 0, tax: 59 },
      ]),
    );
    expect(linesOf(2)).toMatchObject([{ isOther: true, tickets: 0, cancelled: 1, gross: 0, refunded: 600 }]);
    const sum = [0, 1, 2].flatMap(linesOf).reduce((total, { gross, refunded }) => total + gross - refunded, 0);
    const payments = await testApp.database.prisma.payment.findMany({ where: { bookingId: bought.bookingId } });
    expect(payments.map(({ amountMinor, refundedMinor }) => Number(amountMinor - refundedMinor))).toEqual([sum]);
  },
);
