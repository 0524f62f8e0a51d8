import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { unstatedSpans } from '../../src/reports/sql/sale-entries.sql.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { ADULT_PRICE, makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { type Entry, entriesOf, failRefund, refundTickets, sellTickets, type Sold } from './sales.ts';

/** 7 % of 13.00, which is a price and its booking fee, each rounded by itself: 0.79 and 0.07. */
const [GROSS, TAX] = [1300n, 86n];
const EVERYTHING = unstatedSpans(Prisma.sql`true`);

describe.each(MODES)('what was sold and given back (%s)', (mode) => {
  let testApp: TestApp;
  let sold: Sold;

  beforeAll(async () => {
    testApp = await startTestApp(mode);
    sold = await sellTickets(testApp, { seats: 2, terms: { bookingFeeMinor: 100n, taxRateBasisPoints: 700 } });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const entries = async () =>
    (await entriesOf(testApp.database, EVERYTHING)).filter(({ cinemaId }) => cinemaId === sold.showing.cinemaId);

  test('a sold ticket is an entry with its fee and its tax', async () => {
    const { showing, ticketIds } = sold;
    // Tickets of a booking are sold at one instant.
    const [ticket] = await testApp.database.prisma.ticket.findMany({ where: { id: { in: ticketIds } } });
    expect(await entries()).toEqual(
      Array.from({ length: 2 }, () => ({
        ...{ cinemaId: showing.cinemaId, showingId: showing.showingId, movieId: showing.movieId },
        ...{ ticketTypeId: showing.ticketTypeId, priceMinor: BigInt(ADULT_PRICE), method: 'CARD', currency: 'EUR' },
        ...{ soldAt: ticket?.soldAt, at: ticket?.soldAt, soldOn: expect.any(String) as string },
        ...{ tickets: 1, ticketsCancelled: 0, grossMinor: GROSS, refundedMinor: 0n, taxMinor: TAX },
      })),
    );
  });

  test('a refund of a part takes its share of the tax, and the rest of a ticket the rest of it', async () => {
    const { bookingId, ticketIds } = sold;
    const [ticketId = ''] = ticketIds;
    for (const amount of [433, 433, 434])
      await refundTickets(testApp.database, { bookingId, tickets: { [ticketId]: amount } });
    const refunds = (await entries()).slice(2);
    // 28.6, 57.3 and 86 of 86.
    expect(refunds).toMatchObject([
      { tickets: 0, grossMinor: 0n, refundedMinor: 433n, taxMinor: -29n },
      { tickets: 0, grossMinor: 0n, refundedMinor: 433n, taxMinor: -28n },
      { tickets: 0, grossMinor: 0n, refundedMinor: 434n, taxMinor: -29n },
    ]);
    expect(sum(await entries())).toEqual({ gross: 2n * GROSS, refunded: GROSS, tax: TAX });
  });

  test('a refund that fails is taken back when it does, and what was sold stays as it was', async () => {
    const { bookingId, ticketIds } = sold;
    const [, ticketId = ''] = ticketIds;
    const before = await entries();
    const refundId = await refundTickets(testApp.database, { bookingId, tickets: { [ticketId]: 700 } });
    const pending = await entries();
    expect(pending.slice(before.length)).toMatchObject([{ refundedMinor: 700n, taxMinor: -46n }]);
    await failRefund(testApp.database, refundId);
    const failed = await entries();
    expect(failed.slice(0, pending.length)).toEqual(pending);
    expect(failed.slice(pending.length)).toMatchObject([{ refundedMinor: -700n, taxMinor: 46n }]);
    expect(sum(failed)).toEqual(sum(before));
  });

  test('a cancelled ticket is an entry of its own', async () => {
    const { bookingId, ticketIds } = sold;
    const [, ticketId = ''] = ticketIds;
    await refundTickets(testApp.database, { bookingId, tickets: { [ticketId]: 1300 }, cancels: true });
    expect((await entries()).filter(({ ticketsCancelled }) => ticketsCancelled > 0)).toMatchObject([
      { tickets: 0, ticketsCancelled: 1, grossMinor: 0n, refundedMinor: 0n, taxMinor: 0n },
    ]);
    expect(sum(await entries())).toEqual({ gross: 2n * GROSS, refunded: 2n * GROSS, tax: 0n });
  });

  test('a span has what is in it: from its beginning to before its end', async () => {
    const all = await entries();
    const { cinemaId } = sold.showing;
    const times = [...new Set(all.map(({ at }) => at.getTime()))];
    const parts: Entry[] = [];
    for (const [place, time] of times.entries()) {
      const until = new Date(times[place + 1] ?? time + 1);
      const part = await entriesOf(
        testApp.database,
        Prisma.sql`select ${cinemaId}::uuid as cinema_id, ${new Date(time)}::timestamptz as from_at,
          ${until}::timestamptz as until_at, date '2026-11-26' as sold_on`,
      );
      expect(part.map(({ at }) => at.getTime())).toEqual(part.map(() => time));
      parts.push(...part.map((entry) => ({ ...entry, soldOn: '' })));
    }
    expect(parts).toEqual(all.map((entry) => ({ ...entry, soldOn: '' })));
  });

  test('a free booking is sold, for nothing', async () => {
    const showing = await makeShowing(testApp.database);
    await testApp.database.prisma.price.updateMany({
      where: { priceListId: showing.priceListId },
      data: { amountMinor: 0n },
    });
    const free = await sellTickets(testApp, { showing, seats: 1, total: 0 });
    const found = (await entriesOf(testApp.database, EVERYTHING)).filter(
      ({ showingId }) => showingId === free.showing.showingId,
    );
    expect(found).toMatchObject([{ tickets: 1, method: 'CARD', grossMinor: 0n, taxMinor: 0n }]);
  });

  test('what was never paid for is no sale', async () => {
    const showing = await makeShowing(testApp.database);
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, {
      seatIds: showing.seatIds.slice(0, 1),
      paymentToken: 'pm_card_visa_chargeDeclined',
    });
    await bookingOnce(client, id, 'PAYMENT_FAILED');
    const found = (await entriesOf(testApp.database, EVERYTHING)).filter(
      ({ showingId }) => showingId === showing.showingId,
    );
    expect(found).toEqual([]);
  });
});

function sum(entries: readonly Entry[]) {
  const total = (value: (entry: Entry) => bigint) => entries.reduce((all, entry) => all + value(entry), 0n);
  return {
    gross: total(({ grossMinor }) => grossMinor),
    refunded: total(({ refundedMinor }) => refundedMinor),
    tax: total(({ taxMinor }) => taxMinor),
  };
}
