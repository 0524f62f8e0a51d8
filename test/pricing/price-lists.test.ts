import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { CreatePriceListInput, UpdatePriceListInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyTheCache } from '../support/delivered.ts';
import { ADULT_PRICE, CHILD_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ArchivePriceList, CreatePriceList, ReadPriceLists, UpdatePriceList } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  ({ client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

function adult(amountMinor: number, values: object = {}) {
  const { categoryId, ticketTypeId } = showing;
  return { categoryId, ticketTypeId, price: { amountMinor, currency: 'EUR' }, ...values };
}

async function create(input: Partial<CreatePriceListInput>) {
  const { createPriceList } = await manager.request(CreatePriceList, {
    input: { cinemaId: showing.cinemaId, name: 'Summer', prices: [adult(900)], ...input },
  });
  return createPriceList;
}

async function update(input: Partial<UpdatePriceListInput>) {
  const { updatePriceList } = await manager.request(UpdatePriceList, {
    input: { id: showing.priceListId, expectedVersion: 1, ...input },
  });
  return updatePriceList;
}

async function archive(id: string, expectedVersion = 1) {
  return (await manager.request(ArchivePriceList, { input: { id, expectedVersion } })).archivePriceList;
}

const surcharge = (values: object = {}) => ({ label: '3D', amount: { amountMinor: 300, currency: 'EUR' }, ...values });

const price = (ticketType: string, amountMinor: number) => ({
  ...{ category: { name: 'Standard' }, ticketType: { name: ticketType }, price: { amountMinor, currency: 'EUR' } },
});

test('a price list has the prices and surcharges that it was made with', async () => {
  const evening = { weekdays: ['FRIDAY', 'SATURDAY'] as const, from: '22:00', until: '02:00' };
  const { priceList, errors } = await create({
    prices: [adult(900, { ticketTypeId: showing.childTicketTypeId }), adult(0)],
    surcharges: [
      surcharge({ formats: ['3D', 'IMAX'], categoryIds: [showing.categoryId] }),
      surcharge({ ...evening, label: 'Late night', amount: { amountMinor: -200, currency: 'EUR' } }),
    ],
  });
  expect(errors).toEqual([]);
  const any = { weekdays: [], from: null, until: null, formats: [], categories: [] };
  const threeD = { formats: ['3D', 'IMAX'], categories: [{ name: 'Standard' }] };
  expect(priceList).toEqual({
    ...{ id: priceList?.id, version: 1, name: 'Summer', archivedAt: null, cinema: { id: showing.cinemaId } },
    prices: [price('Adult', 0), price('Child', 900)],
    surcharges: [
      { ...any, ...threeD, label: '3D', amount: { amountMinor: 300, currency: 'EUR' } },
      { ...any, ...evening, label: 'Late night', amount: { amountMinor: -200, currency: 'EUR' } },
    ],
  });
});

test('an update replaces a list as a whole, and leaves the rest as it was', async () => {
  const surcharges = [surcharge()];
  expect((await update({ surcharges })).priceList).toMatchObject({
    ...{ version: 2, name: 'Standard', prices: [price('Adult', ADULT_PRICE), price('Child', CHILD_PRICE)] },
    surcharges: [{ label: '3D' }],
  });
  expect((await update({ expectedVersion: 2, prices: [adult(1000)] })).priceList).toMatchObject({
    ...{ version: 3, prices: [price('Adult', 1000)], surcharges: [{ label: '3D' }] },
  });
  expect((await update({ expectedVersion: 3, surcharges: [], name: 'Winter' })).priceList).toMatchObject({
    ...{ version: 4, name: 'Winter', prices: [price('Adult', 1000)], surcharges: [] },
  });
});

test('a showing has the prices of its list as they are now, surcharges included', async () => {
  const pricesNow = async () => {
    const { showing: read } = await testApp.client.request(ReadPriceLists, showing);
    return read?.prices;
  };
  expect(await pricesNow()).toEqual([price('Adult', ADULT_PRICE), price('Child', CHILD_PRICE)]);
  await update({ surcharges: [surcharge(), surcharge({ amount: { amountMinor: -1000, currency: 'EUR' } })] });
  expect(await pricesNow()).toEqual([price('Adult', ADULT_PRICE - 700), price('Child', 100)]);
  await update({ expectedVersion: 2, surcharges: [surcharge({ formats: ['IMAX'] })], prices: [adult(1500)] });
  expect(await pricesNow()).toEqual([price('Adult', 1500)]);
});

test('the audit log has what a list said before and after, and nothing where that is the same', async () => {
  await update({ prices: [adult(1500)], surcharges: [surcharge({ from: '17:00' })] });
  await update({ expectedVersion: 2, prices: [adult(1500)], name: 'Winter' });
  const entries = await testApp.database.prisma.auditEntry.findMany({
    where: { entityId: showing.priceListId },
    orderBy: { at: 'asc' },
  });
  const { categoryId, ticketTypeId, childTicketTypeId } = showing;
  const priced = (type: string, amountMinor: number) => ({
    ...{ categoryId, ticketTypeId: type, price: { amountMinor, currency: 'EUR' } },
  });
  expect(entries.map(({ action, changes }) => ({ action, changes }))).toEqual([
    {
      action: 'updatePriceList',
      changes: [
        {
          field: 'prices',
          before: [priced(ticketTypeId, ADULT_PRICE), priced(childTicketTypeId, CHILD_PRICE)].toSorted((a, b) =>
            a.ticketTypeId < b.ticketTypeId ? -1 : 1,
          ),
          after: [priced(ticketTypeId, 1500)],
        },
        {
          field: 'surcharges',
          before: [],
          after: [expect.objectContaining({ label: '3D', from: '17:00', until: null }) as unknown],
        },
      ],
    },
    { action: 'updatePriceList', changes: [{ field: 'name', before: 'Standard', after: 'Winter' }] },
  ]);
});

test('a list that says the same again is no new price revision', async () => {
  const revision = async () => (await testApp.database.prisma.priceRevision.findFirstOrThrow()).revision;
  const before = await revision();
  const child = adult(CHILD_PRICE, { ticketTypeId: showing.childTicketTypeId });
  expect((await update({ prices: [child, adult(ADULT_PRICE)], surcharges: [] })).errors).toEqual([]);
  expect(await revision()).toBe(before);
  await update({ expectedVersion: 2, prices: [child] });
  expect(await revision()).toBe(before + 1n);
});

describe('refused is', () => {
  const invalid = (...path: (string | number)[]) => ({
    __typename: 'InvalidInput',
    path: ['input', ...path.map(String)],
  });

  test.each([
    ['a list without prices', () => ({ prices: [] }), [['prices']]],
    ['501 prices', () => ({ prices: Array.from({ length: 501 }, () => adult(1)) }), [['prices']]],
    ['an empty name', () => ({ name: ' ' }), [['name']]],
    ['a negative price', () => ({ prices: [adult(-1)] }), [['prices', 0, 'price', 'amountMinor']]],
    ['a price beyond all money', () => ({ prices: [adult(1e12 + 1)] }), [['prices', 0, 'price', 'amountMinor']]],
    ['a price twice', () => ({ prices: [adult(1), adult(2)] }), [['prices', 1, 'ticketTypeId']]],
    [
      'a surcharge without a label and an amount',
      () => ({ surcharges: [surcharge({ label: '', amount: { amountMinor: 0, currency: 'EUR' } })] }),
      [
        ['surcharges', 0, 'label'],
        ['surcharges', 0, 'amount', 'amountMinor'],
      ],
    ],
    [
      'a surcharge from a time until the same',
      () => ({ surcharges: [surcharge({ from: '17:00', until: '17:00' })] }),
      [['surcharges', 0, 'until']],
    ],
    ['101 surcharges', () => ({ surcharges: Array.from({ length: 101 }, () => surcharge()) }), [['surcharges']]],
    [
      'an empty format',
      () => ({ surcharges: [surcharge({ formats: ['3D', ''] })] }),
      [['surcharges', 0, 'formats', 1]],
    ],
    [
      'money in other currencies',
      () => ({
        prices: [adult(1, { price: { amountMinor: 1, currency: 'GBP' } })],
        surcharges: [surcharge({ amount: { amountMinor: 1, currency: 'JPY' } })],
      }),
      [
        ['prices', 0, 'price', 'currency'],
        ['surcharges', 0, 'amount', 'currency'],
      ],
    ],
  ])('%s, everything at once, and nothing is changed', async (_, input, paths) => {
    const errors = paths.map((path) => invalid(...path));
    await withoutAnyChange(testApp.database, async () => {
      expect(await create(input())).toMatchObject({ priceList: null, errors });
      expect(await update(input())).toMatchObject({ priceList: null, errors });
    });
  });

  test('null for what must be there', async () => {
    const { errors } = await update({ name: null, prices: null, surcharges: null });
    expect(errors.map(({ path }) => path[1])).toEqual(['name', 'prices', 'surcharges']);
  });

  test('what is of another cinema, or of none, or archived', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    await testApp.database.prisma.ticketType.update({
      where: { id: showing.childTicketTypeId },
      data: { archivedAt: new Date() },
    });
    const prices = [
      adult(1, { categoryId: other.categoryId }),
      adult(1, { ticketTypeId: other.ticketTypeId }),
      adult(1, { ticketTypeId: showing.childTicketTypeId }),
      adult(1, { categoryId: 'no id', ticketTypeId: newId() }),
    ];
    const surcharges = [surcharge({ categoryIds: [showing.categoryId, other.categoryId] })];
    const { errors } = await withoutAnyChange(testApp.database, () => create({ prices, surcharges }));
    expect(errors.map(({ __typename, path }) => `${__typename} ${path.slice(1).join('.')}`)).toEqual([
      'NotFound prices.0.categoryId',
      'NotFound prices.1.ticketTypeId',
      'NotFound prices.2.ticketTypeId',
      'NotFound prices.3.categoryId',
      'NotFound prices.3.ticketTypeId',
      'NotFound surcharges.0.categoryIds.1',
    ]);
  });

  test('an unknown cinema or price list', async () => {
    for (const id of [newId(), 'no id']) {
      expect((await create({ cinemaId: id })).errors).toMatchObject([
        { __typename: 'NotFound', path: ['input', 'cinemaId'] },
      ]);
      expect((await update({ id })).errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'id'] }]);
      expect((await archive(id)).errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'id'] }]);
    }
  });

  test('a name that another list of the cinema has', async () => {
    const existing = { __typename: 'PriceList', id: showing.priceListId };
    const refused = [{ __typename: 'AlreadyExists', path: ['input', 'name'], existing }];
    expect((await create({ name: 'Standard' })).errors).toMatchObject(refused);
    const { priceList } = await create({});
    expect((await update({ id: priceList?.id ?? '', name: 'Standard' })).errors).toMatchObject(refused);
  });

  test('an update of what another manager has changed', async () => {
    await update({ name: 'Winter' });
    const stale = { __typename: 'StaleVersion', currentVersion: 2 };
    expect(await update({ name: 'Autumn' })).toMatchObject({ priceList: { name: 'Winter' }, errors: [stale] });
    expect(await archive(showing.priceListId)).toMatchObject({ priceList: { archivedAt: null }, errors: [stale] });
  });
});

test('a list is archived once no showing needs it, and its name is free', async () => {
  const { errors } = await withoutAnyChange(testApp.database, () => archive(showing.priceListId));
  expect(errors).toMatchObject([{ __typename: 'HasShowings', count: 1, next: { id: showing.showingId } }]);
  await testApp.database.prisma.showing.updateMany({
    where: { id: showing.showingId },
    data: { cancelledAt: new Date() },
  });
  const { priceList } = await archive(showing.priceListId);
  expect(priceList).toMatchObject({ version: 2, archivedAt: expect.any(String) as unknown });
  expect((await create({ name: 'Standard' })).errors).toEqual([]);
  expect((await update({ expectedVersion: 2, name: 'Again' })).errors).toMatchObject([{ __typename: 'NotFound' }]);
  const { showing: read } = await manager.request(ReadPriceLists, showing);
  expect(read?.priceList).toEqual({ id: showing.priceListId });
});

describe('to read', () => {
  test('price lists of a cinema are pages in the order of names, for its staff', async () => {
    for (const name of ['List 10', 'List 9', 'Archived']) {
      const { priceList } = await create({ name });
      if (name === 'Archived') await archive(priceList?.id ?? '');
    }
    const first = await manager.request(ReadPriceLists, { ...showing, first: 2 });
    expect(first.cinema?.priceLists).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const after = first.cinema?.priceLists?.pageInfo.endCursor ?? '';
    const second = await manager.request(ReadPriceLists, { ...showing, first: 2, after });
    const lists = [first, second].flatMap(({ cinema }) => cinema?.priceLists?.nodes ?? []);
    expect(lists.map(({ name }) => name)).toEqual(['List 9', 'List 10', 'Standard']);
  });

  test.each([
    ['a manager of the cinema', 'MANAGER', true, true],
    ['the box office of the cinema', 'BOX_OFFICE', true, false],
    ['the door of the cinema', 'DOOR', false, false],
    ['a buyer', undefined, false, false],
  ] as const)('%s', async (_, role, seesLists, seesList) => {
    const { client } = role ? await testApp.newAccount(role, showing.cinemaId) : await testApp.newAccount();
    const read = await client.request(ReadPriceLists, showing);
    expect([read.cinema?.priceLists !== null, read.showing?.priceList !== null]).toEqual([seesLists, seesList]);
  });

  test('is nothing for a manager of another cinema, and for nobody', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    for (const client of [testApp.client, manager]) {
      const read = await client.request(ReadPriceLists, other);
      expect([read.cinema?.priceLists, read.showing?.priceList]).toEqual([null, null]);
    }
  });

  test('ten lists take as many statements as one', async () => {
    const surcharges = [surcharge({ categoryIds: [showing.categoryId] })];
    await update({ surcharges });
    for (let index = 0; index < 9; index++) await create({ name: `List ${index}`, surcharges });
    const count = async (first: number) => {
      await emptyTheCache(testApp.app.services);
      let length = 0;
      const statements = await statementsOf(async () => {
        const { cinema } = await manager.request(ReadPriceLists, { ...showing, first });
        length = cinema?.priceLists?.nodes.length ?? 0;
      });
      expect(length).toBe(first);
      return statements.filter((sql) => /price_list|surcharge|"price"|seat_category/.test(sql)).length;
    };
    expect(await count(10)).toBe(await count(1));
  });
});
