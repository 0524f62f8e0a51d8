import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { adultTickets, bookingInput, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { QuoteBooking, ReadCinemaTerms, ReadLines } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  // 00:30 on Saturday in Berlin: of the business day of Friday.
  showing = await makeShowing(testApp.database, {
    rows: 1,
    seatsPerRow: 4,
    startsAt: new Date('2030-01-11T23:30:00Z'),
  });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function quote(holdId: string, tickets: { seatId: string; ticketTypeId: string }[]) {
  return (await buyer.request(QuoteBooking, { input: { holdId, tickets } })).quoteBooking;
}

async function addSurcharges(...rules: { label: string; amountMinor: number; [column: string]: unknown }[]) {
  const { priceListId } = showing;
  const data = rules.map((rule, position) => ({ ...rule, id: newId(), priceListId, position }));
  await testApp.database.prisma.surcharge.createMany({ data });
}

const time = (text: string) => new Date(`1970-01-01T${text}:00Z`);

test('a quote has each line with its tax, and is what the booking costs and keeps', async () => {
  const data = { bookingFeeMinor: 50, taxRateBasisPoints: 700 };
  await testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data });
  await addSurcharges(
    {
      label: 'Friday night',
      amountMinor: 100,
      weekdays: ['FRIDAY'],
      startsFrom: time('22:00'),
      startsUntil: time('02:00'),
    },
    { label: 'Saturday', amountMinor: 999, weekdays: ['SATURDAY'] },
    { label: 'IMAX', amountMinor: 999, formats: ['IMAX'] },
    { label: '2D and balcony', amountMinor: 999, formats: ['2D'], seatCategoryIds: [newId()] },
    { label: '2D', amountMinor: -900, formats: ['2D', '3D'], seatCategoryIds: [showing.categoryId] },
  );
  const seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const tickets = [
    { seatId: seatIds[0] ?? '', ticketTypeId: showing.ticketTypeId },
    { seatId: seatIds[1] ?? '', ticketTypeId: showing.childTicketTypeId },
  ];
  const { quote: quoted, errors } = await withoutAnyChange(testApp.database, () => quote(holdId, tickets));
  expect(errors).toEqual([]);
  expect(quoted).toMatchObject({
    total: { amountMinor: 500, currency: 'EUR', decimal: '5.00' },
    atCounterOffered: false,
  });
  const [adult, child] = [
    { seat: { id: seatIds[0], label: 'A1' }, ticketType: { id: showing.ticketTypeId, name: 'Adult' } },
    { seat: { id: seatIds[1], label: 'A2' }, ticketType: { id: showing.childTicketTypeId, name: 'Child' } },
  ];
  const lines = [
    { ...adult, kind: 'TICKET', label: 'Adult, A1', amount: 1200, tax: 79 },
    { ...adult, kind: 'SURCHARGE', label: 'Friday night', amount: 100, tax: 7 },
    { ...adult, kind: 'SURCHARGE', label: '2D', amount: -900, tax: -59 },
    { ...child, kind: 'TICKET', label: 'Child, A2', amount: 800, tax: 52 },
    { ...child, kind: 'SURCHARGE', label: 'Friday night', amount: 100, tax: 7 },
    { ...child, kind: 'SURCHARGE', label: '2D', amount: -900, tax: -59 },
    { ...adult, kind: 'FEE', label: 'Booking fee', amount: 50, tax: 3 },
    { ...child, kind: 'FEE', label: 'Booking fee', amount: 50, tax: 3 },
  ];
  const seen = quoted?.lines.map(({ amount, taxIncluded, taxRateBasisPoints, ...line }) => {
    expect(taxRateBasisPoints).toBe(700);
    return { ...line, amount: amount.amountMinor, tax: taxIncluded.amountMinor };
  });
  expect(seen).toEqual(lines);

  const expectedTotal = { amountMinor: 500, currency: 'EUR' };
  const input = { ...bookingInput(showing, { holdId, seatIds }), tickets, expectedTotal };
  const { placeBooking } = await buyer.request(PlaceBooking, { input });
  expect(placeBooking.errors).toEqual([]);
  const { booking } = await buyer.request(ReadLines, { id: placeBooking.booking?.id ?? '' });
  expect(booking?.lines).toEqual(quoted?.lines);
  expect(booking?.tickets.map(({ price }) => price.amountMinor)).toEqual([400, 0]);
});

test('a ticket that costs nothing still has the booking fee', async () => {
  await testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: { bookingFeeMinor: 120 } });
  await addSurcharges({ label: 'Free day', amountMinor: -5000 });
  const seatIds = showing.seatIds.slice(0, 1);
  const { id } = await holdSeats(buyer, showing, seatIds);
  const { quote: quoted } = await quote(id, adultTickets(showing, seatIds));
  expect(quoted?.lines.map(({ label, amount }) => `${label} ${amount.decimal}`)).toEqual([
    ...['Adult, A1 12.00', 'Free day -12.00', 'Booking fee 1.20'],
  ]);
  expect(quoted?.total.decimal).toBe('1.20');
});

describe('a quote is refused', () => {
  const refusal = (kind: string, path: string) => [{ __typename: kind, path: ['input', ...path.split('.')] }];

  test('for the hold of another account, and for none', async () => {
    const { client } = await testApp.newAccount();
    const { id } = await holdSeats(client, showing, showing.seatIds.slice(0, 1));
    const tickets = adultTickets(showing, showing.seatIds.slice(0, 1));
    for (const holdId of [id, newId(), 'no id'])
      expect(await quote(holdId, tickets)).toMatchObject({ quote: null, errors: refusal('NotFound', 'holdId') });
  });

  test('for a hold that is over, and for one that is booked', async () => {
    const seatIds = showing.seatIds.slice(0, 1);
    const { id } = await holdSeats(buyer, showing, seatIds);
    await letHoldEnd(testApp.database, id);
    expect((await quote(id, adultTickets(showing, seatIds))).errors).toMatchObject(refusal('HoldExpired', 'holdId'));
    await bookSeats(buyer, showing, { seatIds });
    const { id: booked } = await testApp.database.prisma.hold.findFirstOrThrow({
      where: { status: 'CONVERTED', showingId: showing.showingId },
    });
    const { errors } = await quote(booked, adultTickets(showing, seatIds));
    expect(errors).toMatchObject(refusal('HoldExpired', 'holdId'));
  });

  test('for tickets that are not those of the hold', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 2));
    const { errors } = await quote(id, adultTickets(showing, [showing.seatIds[0] ?? '', showing.seatIds[3] ?? '']));
    expect(errors.map(({ __typename, path }) => [__typename, ...path].join('.'))).toEqual([
      'InvalidInput.input.tickets.1.seatId',
      'InvalidInput.input.tickets',
    ]);
  });
});

describe('TicketTypeNotAllowed', () => {
  /** Both the quote and the booking of two seats. */
  async function refusals(types: string[]) {
    const seatIds = showing.seatIds.slice(0, types.length);
    const { id: holdId } = await holdSeats(buyer, showing, seatIds);
    const tickets = seatIds.map((seatId, index) => ({ seatId, ticketTypeId: types[index] ?? '' }));
    const { quote: quoted, errors } = await quote(holdId, tickets);
    const input = { ...bookingInput(showing, { holdId, seatIds }), tickets };
    const { placeBooking } = await buyer.request(PlaceBooking, { input });
    if (!quoted) expect(placeBooking.booking).toBeNull();
    const seen = errors.map(({ __typename, path }) => `${__typename} ${path.join('.')}`);
    if (!quoted)
      expect(placeBooking.errors.map(({ __typename }) => __typename)).toEqual(errors.map((error) => error.__typename));
    for (const error of errors)
      if (error.__typename === 'TicketTypeNotAllowed') expect(types).toContain(error.ticketType.id);
    return seen;
  }

  const childIs = async (data: object) => {
    await testApp.database.prisma.ticketType.update({ where: { id: showing.childTicketTypeId }, data });
  };
  const notAllowed = (index: number) => `TicketTypeNotAllowed input.tickets.${index}.ticketTypeId`;

  test('is given for a type that the counter sells only', async () => {
    await childIs({ soldOnline: false });
    expect(await refusals([showing.childTicketTypeId, showing.ticketTypeId])).toEqual([notAllowed(0)]);
  });

  test('is given for each seat that has not the feature', async () => {
    await childIs({ seatFeature: 'WHEELCHAIR' });
    const where = { id: showing.seatIds[0] ?? '' };
    await testApp.database.prisma.seat.update({ where, data: { features: ['AISLE', 'WHEELCHAIR'] } });
    const { childTicketTypeId: child } = showing;
    expect(await refusals([child, child])).toEqual([notAllowed(1)]);
  });

  test('is given for each ticket beyond the number per booking', async () => {
    await childIs({ maxPerBooking: 1 });
    const { childTicketTypeId: child } = showing;
    expect(await refusals([child, showing.ticketTypeId, child, child])).toEqual([notAllowed(2), notAllowed(3)]);
  });

  test('is given for each ticket that has none of the other type beside it', async () => {
    await childIs({ oneForEachId: showing.ticketTypeId });
    const { childTicketTypeId: child, ticketTypeId: adult } = showing;
    expect(await refusals([child, adult, child])).toEqual([notAllowed(2)]);
  });

  test('is not given where the terms are met', async () => {
    await childIs({ oneForEachId: showing.ticketTypeId, maxPerBooking: 1 });
    expect(await refusals([showing.childTicketTypeId, showing.ticketTypeId])).toEqual([]);
  });
});

test('a cinema has its seat categories and its terms', async () => {
  const { cinema } = await testApp.client.request(ReadCinemaTerms, { id: showing.cinemaId });
  expect(cinema).toEqual({
    seatCategories: [{ name: 'Standard', color: '#888' }],
    ticketTypes: [{ name: 'Adult' }, { name: 'Child' }],
    bookingFee: { amountMinor: 0, currency: 'EUR', decimal: '0.00' },
    taxRateBasisPoints: 0,
    counterReleaseMinutes: null,
    cancellationPolicy: {
      cutoffMinutes: 60,
      feePerTicket: { amountMinor: 0, currency: 'EUR' },
      refundsBookingFee: false,
    },
  });
  const terms = { bookingFeeMinor: 150, taxRateBasisPoints: 1900, counterReleaseMinutes: 30 };
  const policy = { cancellationCutoffMinutes: null, cancellationFeeMinor: 200, cancellationRefundsBookingFee: true };
  await testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: { ...terms, ...policy } });
  const changed = await testApp.client.request(ReadCinemaTerms, { id: showing.cinemaId });
  expect(changed.cinema).toMatchObject({
    bookingFee: { decimal: '1.50' },
    ...{ taxRateBasisPoints: 1900, counterReleaseMinutes: 30 },
    cancellationPolicy: { cutoffMinutes: null, feePerTicket: { amountMinor: 200 }, refundsBookingFee: true },
  });
});
