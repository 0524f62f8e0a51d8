import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { replacePriceOverrides } from '../../src/pricing/sql/price-overrides.ts';
import { newId } from '../../src/platform/ids.ts';
import { adultTickets, bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { QuoteBooking, ReadLines } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: buyer } = await testApp.newAccount());
  ({ client: manager } = await testApp.newAccount('ADMIN'));
});
beforeEach(async () => {
  // 23:30 on Friday in Berlin.
  showing = await makeShowing(testApp.database, {
    rows: 1,
    seatsPerRow: 2,
    startsAt: new Date('2030-01-11T22:30:00Z'),
  });
  const friday = { label: 'Friday', amountMinor: 50, weekdays: ['FRIDAY' as const] };
  const plain = { label: '2D', amountMinor: -20, formats: ['2D'] };
  await testApp.database.prisma.surcharge.createMany({
    data: [friday, plain].map((rule, position) => {
      return { ...rule, position, id: newId(), priceListId: showing.priceListId };
    }),
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function hold(index: number) {
  const seatIds = showing.seatIds.slice(index, index + 1);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  return { holdId, seatIds };
}

async function quoteOf({ holdId, seatIds }: { holdId: string; seatIds: string[] }) {
  const input = { holdId, tickets: adultTickets(showing, seatIds) };
  return (await buyer.request(QuoteBooking, { input })).quoteBooking;
}

async function change(name: string, input: object): Promise<void> {
  const { data, errors } = await sendMutation(manager, name, { expectedVersion: 1, ...input });
  expect([errors, data?.[name]?.errors]).toEqual([undefined, []]);
}

const changeCinema = async (data: object) => {
  await testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data });
};
const changeShowing = async (data: object) => {
  await testApp.database.prisma.showing.update({ where: { id: showing.showingId }, data });
};
const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const adult = (amountMinor: number) => {
  return { categoryId: showing.categoryId, ticketTypeId: showing.ticketTypeId, price: money(amountMinor) };
};

const LINES = ['Adult, A1 1200 0', 'Friday 50 0', '2D -20 0'];

test.each<[string, () => Promise<void>, string[]]>([
  [
    'a price of the list',
    () => change('updatePriceList', { id: showing.priceListId, prices: [adult(1500)] }),
    ['Adult, A2 1500 0', 'Friday 50 0', '2D -20 0'],
  ],
  [
    'the surcharges of the list',
    () => change('updatePriceList', { id: showing.priceListId, surcharges: [{ label: 'New', amount: money(10) }] }),
    ['Adult, A2 1200 0', 'New 10 0'],
  ],
  [
    'the booking fee',
    () => changeCinema({ bookingFeeMinor: 70 }),
    ['Adult, A2 1200 0', 'Friday 50 0', '2D -20 0', 'Booking fee 70 0'],
  ],
  ['the tax rate', () => changeCinema({ taxRateBasisPoints: 700 }), ['Adult, A2 1200 79', 'Friday 50 3', '2D -20 -1']],
  // 07:30 on Saturday in Tokyo.
  ['the time zone of the cinema', () => changeCinema({ timeZone: 'Asia/Tokyo' }), ['Adult, A2 1200 0', '2D -20 0']],
  ['the format of the showing', () => changeShowing({ format: 'IMAX' }), ['Adult, A2 1200 0', 'Friday 50 0']],
  [
    'the price list of the showing',
    async () => {
      const { cinemaId, categoryId: seatCategoryId, ticketTypeId } = showing;
      const priceListId = newId();
      await testApp.database.prisma.priceList.create({ data: { id: priceListId, cinemaId, name: 'Other' } });
      await testApp.database.prisma.price.create({
        data: { priceListId, seatCategoryId, ticketTypeId, amountMinor: 900 },
      });
      await changeShowing({ priceListId });
    },
    ['Adult, A2 900 0'],
  ],
  [
    'the prices of the showing alone',
    async () => {
      const { showingId, categoryId: seatCategoryId, ticketTypeId } = showing;
      const override = { seatCategoryId, ticketTypeId, amountMinor: 1300n };
      await testApp.database.transaction((tx) => replacePriceOverrides(tx, showingId, [override]));
    },
    ['Adult, A2 1300 0', 'Friday 50 0', '2D -20 0'],
  ],
  [
    'the terms of the ticket type',
    () => change('updateTicketType', { id: showing.ticketTypeId, soldOnline: false }),
    ['TicketTypeNotAllowed'],
  ],
  ['the end of the ticket type', () => change('archiveTicketType', { id: showing.ticketTypeId }), ['InvalidInput']],
])('%s changes the quotes of later holds, and never that of a hold that was made before', async (_, make, later) => {
  const linesOf = (quoted: Awaited<ReturnType<typeof quoteOf>>) =>
    quoted.quote?.lines.map(
      ({ label, amount, taxIncluded }) => `${label} ${amount.amountMinor} ${taxIncluded.amountMinor}`,
    ) ?? quoted.errors.map(({ __typename }) => __typename);
  const before = await hold(0);
  const quoted = await quoteOf(before);
  expect(linesOf(quoted)).toEqual(LINES);
  await make();
  const after = await hold(1);
  expect(linesOf(await quoteOf(after))).toEqual(later);
  expect(await quoteOf(before)).toEqual(quoted);

  const input = { ...bookingInput(showing, before), expectedTotal: { amountMinor: 1230, currency: 'EUR' } };
  const { placeBooking } = await buyer.request(PlaceBooking, { input });
  expect(placeBooking.errors).toEqual([]);
  const { booking } = await buyer.request(ReadLines, { id: placeBooking.booking?.id ?? '' });
  expect(booking?.lines).toEqual(quoted.quote?.lines);
});

test('a hold keeps its quote through every change that comes after it, and each later one has its own', async () => {
  const { priceListId, showingId, seatMapId } = showing;
  const price = { categoryId: showing.categoryId, ticketTypeId: showing.ticketTypeId };
  const before = await hold(0);
  const totals = [(await quoteOf(before)).quote?.total.amountMinor];
  const holds = [before];
  for (const [index, amountMinor] of [100, 200, 300].entries()) {
    const prices = [{ ...price, price: money(amountMinor) }];
    await change('updatePriceList', { id: priceListId, prices, expectedVersion: index + 1 });
    const seatId = newId();
    await testApp.database.prisma.$executeRaw`
      insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, features, x, y, row_index, index_in_row)
      select ${seatId}::uuid, ${seatMapId}::uuid, 10 + ${index}::int, 'B', ${String(index)}, ${`B${index}`},
        ${showing.categoryId}::uuid, '{}', ${index}::int, 1, 1, ${index}::int`;
    await testApp.database.prisma.showingSeat.create({ data: { showingId, seatId } });
    const { id: holdId } = await holdSeats(buyer, showing, [seatId]);
    holds.push({ holdId, seatIds: [seatId] });
    totals.push(amountMinor + 30);
  }
  // The map is read anew by another process, which also knows of the new seats.
  const stored = await Promise.all(
    holds.map(async ({ holdId }) => {
      const { priceRevision } = await testApp.database.prisma.hold.findUniqueOrThrow({ where: { id: holdId } });
      const terms = await testApp.app.services.prices.termsOfHold({ showingId, priceRevision });
      return Number(terms?.prices[0]?.amountMinor) + 30;
    }),
  );
  expect(stored).toEqual(totals);
});
