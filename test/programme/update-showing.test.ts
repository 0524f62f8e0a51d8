import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { UpdateShowingInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { bookingInput, holdSeats } from '../support/buying.ts';
import { ADULT_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { UpdateShowing } from './operations.ts';
import { daysFromNow, minutesAfter, pricesOf } from './programme.ts';

const START = daysFromNow(2);

let testApp: TestApp;
let made: MadeShowing;
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2, startsAt: START, guardsSingleSeats: true });
  ({ client: manager } = await testApp.newAccount('MANAGER', made.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function update(patch: Partial<UpdateShowingInput>, expectedVersion = 1) {
  const input = { id: made.showingId, expectedVersion, ...patch };
  return (await manager.request(UpdateShowing, { input })).updateShowing;
}

function refused(patch: Partial<UpdateShowingInput>, expectedVersion?: number) {
  return withoutAnyChange(testApp.database, () => update(patch, expectedVersion));
}

describe('updateShowing', () => {
  test('changes what is given, leaves the rest, and writes both to the audit log', async () => {
    const first = await update({ language: 'ja', subtitles: ['de'], accessibility: ['RELAXED'], format: 'IMAX' });
    expect(first).toMatchObject({
      showing: { version: 2, language: 'ja', subtitles: ['de'], accessibility: ['RELAXED'], format: 'IMAX' },
      errors: [],
    });
    const second = await update({ language: null, subtitles: [], guardsSingleSeats: false }, 2);
    expect(second.showing).toMatchObject({
      ...{ version: 3, language: null, subtitles: [], accessibility: ['RELAXED'], format: 'IMAX' },
      guardsSingleSeats: false,
    });
    const entries = await testApp.database.prisma.auditEntry.findMany({
      where: { entityId: made.showingId },
      orderBy: { at: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'updateShowing', cinemaId: made.cinemaId },
      {
        changes: [
          { field: 'guardsSingleSeats', before: true, after: false },
          { field: 'language', before: 'ja', after: null },
          { field: 'subtitles', before: ['de'], after: [] },
        ],
      },
    ]);
  });

  test('opens and closes sales at other times', async () => {
    const { showing } = await update({
      salesOpenAt: minutesAfter(START, -60),
      salesCloseAt: minutesAfter(START, 120),
    });
    expect(showing).toMatchObject({
      ...{ salesOpenAt: minutesAfter(START, -60), salesCloseAt: minutesAfter(START, 120), status: 'SCHEDULED' },
    });
    expect((await update({ salesOpenAt: null }, 2)).showing).toMatchObject({ salesOpenAt: null, status: 'ON_SALE' });
    const past = new Date(Date.now() - 120_000).setSeconds(0, 0);
    expect((await update({ salesCloseAt: new Date(past).toISOString() }, 3)).showing?.status).toBe('CLOSED');
  });

  test('changes its price list and its own prices, and a hold keeps those of when it was made', async () => {
    const { prisma } = testApp.database;
    const { cinemaId, categoryId, ticketTypeId, childTicketTypeId } = made;
    const { client: buyer } = await testApp.newAccount();
    const { id: holdId } = await holdSeats(buyer, made, made.seatIds.slice(0, 1));
    const list = await prisma.priceList.create({ data: { id: newId(), cinemaId, name: 'Cheap' } });
    const inList = { priceListId: list.id, seatCategoryId: categoryId, amountMinor: 500 };
    await prisma.price.createMany({
      data: [ticketTypeId, childTicketTypeId].map((id) => ({ ...inList, ticketTypeId: id })),
    });
    const price = { amountMinor: 300, currency: 'EUR' };
    const first = await update({ priceListId: list.id, priceOverrides: [{ categoryId, ticketTypeId, price }] });
    expect(first.showing && pricesOf(first.showing)).toEqual([300, 500]);
    const placed = await buyer.request(PlaceBooking, {
      input: bookingInput(made, { holdId, seatIds: made.seatIds.slice(0, 1) }),
    });
    expect(placed.placeBooking).toMatchObject({ errors: [], booking: { total: { amountMinor: ADULT_PRICE } } });
    const second = await update({ priceOverrides: [] }, 2);
    expect(second.showing && pricesOf(second.showing)).toEqual([500, 500]);
    const [entry] = await prisma.auditEntry.findMany({ where: { entityId: made.showingId }, orderBy: { at: 'asc' } });
    expect(entry?.changes).toEqual([
      { field: 'priceListId', before: made.priceListId, after: list.id },
      { field: 'priceOverrides', before: [], after: [{ seatCategoryId: categoryId, ticketTypeId, amountMinor: 300 }] },
    ]);
  });

  test('refuses a price list and prices of another cinema, and an archived list', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const own = {
      categoryId: other.categoryId,
      ticketTypeId: made.ticketTypeId,
      price: { amountMinor: 1, currency: 'USD' },
    };
    const { errors } = await refused({ priceListId: other.priceListId, priceOverrides: [own] });
    expect(errors.map(({ __typename: type, path }) => [type, ...path.slice(1)].join(' '))).toEqual([
      ...[
        'NotFound priceListId',
        'NotFound priceOverrides 0 categoryId',
        'InvalidInput priceOverrides 0 price currency',
      ],
    ]);
    await testApp.database.prisma.priceList.update({
      where: { id: made.priceListId },
      data: { archivedAt: new Date() },
    });
    const archived = await refused({ priceListId: made.priceListId });
    expect(archived.errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'priceListId'] }]);
  });

  test.each<[string, Partial<UpdateShowingInput>, string[]]>([
    [
      'an empty format and too many subtitles',
      { format: ' ', subtitles: Array(11).fill('de') },
      ['format', 'subtitles'],
    ],
    [
      'null where a value is needed',
      { salesCloseAt: null, guardsSingleSeats: null },
      ['salesCloseAt', 'guardsSingleSeats'],
    ],
    ['sales that close after the end', { salesCloseAt: minutesAfter(START, 121) }, ['salesCloseAt']],
    ['sales that open when they close', { salesOpenAt: START.toISOString() }, ['salesOpenAt']],
    ['a close with seconds', { salesCloseAt: new Date(START.getTime() - 1000).toISOString() }, ['salesCloseAt']],
  ])('refuses %s', async (_, patch, fields) => {
    const { showing, errors } = await refused(patch);
    expect(showing).toBeNull();
    expect(errors.map(({ __typename: type, path }) => [type, ...path].join(' ')).toSorted()).toEqual(
      fields.map((field) => `InvalidInput input ${field}`).toSorted(),
    );
  });

  test('of the second of two managers is StaleVersion, with the showing as it is now', async () => {
    await update({ format: '3D' });
    expect(await refused({ format: '4D' })).toMatchObject({
      showing: { version: 2, format: '3D' },
      errors: [{ __typename: 'StaleVersion', currentVersion: 2 }],
    });
  });

  test('of a cancelled showing is InvalidInput, and of an unknown one NotFound', async () => {
    const input = { id: newId(), expectedVersion: 1, format: '3D' };
    const unknown = await manager.request(UpdateShowing, { input });
    expect(unknown.updateShowing.errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'id'] }]);
    await testApp.database.prisma.showing.update({ where: { id: made.showingId }, data: { cancelledAt: new Date() } });
    expect((await refused({ format: '3D' })).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'id'] },
    ]);
  });
});
