import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { CreatePromoCodeInput, UpdatePromoCodeInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { newCode, sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { makePromoCode, place, promotedInput } from './operations.ts';
import { CreatePromoCode, ListPromoCodes, UpdatePromoCode } from './staff-operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let another: MadeShowing;
let admin: GraphQLClient;
/** Of the cinema of the showing. */
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: admin } = await testApp.newAccount('ADMIN'));
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  another = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4, currency: 'JPY' });
  ({ client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function create(client: GraphQLClient, input: Partial<CreatePromoCodeInput> = {}) {
  const all = { code: newCode(), discount: { percent: 10 }, cinemaIds: [showing.cinemaId], ...input };
  return (await client.request(CreatePromoCode, { input: all })).createPromoCode;
}

async function update(client: GraphQLClient, input: UpdatePromoCodeInput) {
  return (await client.request(UpdatePromoCode, { input })).updatePromoCode;
}

const forbidden = [{ extensions: { code: 'FORBIDDEN' } }];

test('a promo code has what it was made with, in upper case, and is in the audit log of its cinema', async () => {
  const { cinemaId, movieId, ticketTypeId } = showing;
  const [validFrom, validUntil] = ['2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'];
  const code = newCode();
  const { promoCode, errors } = await create(manager, {
    ...{ code: ` ${code.toLowerCase()}`, validFrom, validUntil, maxUses: 100, maxUsesPerAccount: 2, combinable: true },
    ...{ movieIds: [movieId], ticketTypeIds: [ticketTypeId] },
    discount: { amountPerTicket: { amountMinor: 250, currency: 'EUR' } },
  });
  expect(errors).toEqual([]);
  expect(promoCode).toEqual({
    ...{ id: promoCode?.id, version: 1, code, validFrom, validUntil, maxUses: 100, maxUsesPerAccount: 2, used: 0 },
    ...{ cinemas: [{ id: cinemaId }], movies: [{ id: movieId }], ticketTypes: [{ id: ticketTypeId }] },
    ...{ combinable: true, archivedAt: null },
    discount: { percent: null, amountPerTicket: { amountMinor: 250, currency: 'EUR' }, freeSeats: null },
  });
  const entry = await testApp.database.prisma.auditEntry.findFirst({ where: { entityId: promoCode?.id ?? '' } });
  expect(entry).toMatchObject({ action: 'createPromoCode', entityType: 'PromoCode', cinemaId });
});

test.each<[string, Partial<CreatePromoCodeInput>, string[]]>([
  ['three letters', { code: 'ABC' }, ['code']],
  ['a letter of another alphabet', { code: 'STRASSE-ß' }, ['code']],
  ['a Turkish i, which would become an I', { code: 'wıld' }, ['code']],
  ['41 letters', { code: 'A'.repeat(41) }, ['code']],
  ['0 %', { discount: { percent: 0 } }, ['discount', 'percent']],
  ['101 %', { discount: { percent: 101 } }, ['discount', 'percent']],
  ['no free seat', { discount: { freeSeats: 0 } }, ['discount', 'freeSeats']],
  [
    'an amount of 0',
    { discount: { amountPerTicket: { amountMinor: 0, currency: 'EUR' } } },
    ['discount', 'amountPerTicket', 'amountMinor'],
  ],
  ['no use', { maxUses: 0 }, ['maxUses']],
  ['no use for an account', { maxUsesPerAccount: 0 }, ['maxUsesPerAccount']],
  [
    'an end before its beginning',
    { validFrom: '2026-12-02T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' },
    ['validUntil'],
  ],
  [
    'an amount in the currency of another cinema',
    { discount: { amountPerTicket: { amountMinor: 100, currency: 'USD' } } },
    ['cinemaIds', '0'],
  ],
])('a promo code with %s is InvalidInput, with its path', async (_, input, path) => {
  const { promoCode, errors } = await withoutAnyChange(testApp.database, () => create(manager, input));
  expect(promoCode).toBeNull();
  expect(errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', ...path] }]);
});

test('each cinema, movie and ticket type that there is not, or of another cinema, is named', async () => {
  const input = {
    ...{ movieIds: [showing.movieId, newId()], ticketTypeIds: [another.ticketTypeId, showing.ticketTypeId] },
    cinemaIds: ['none', showing.cinemaId],
  };
  const { errors } = await create(admin, input);
  expect(errors).toMatchObject(
    [
      ['cinemaIds', '0'],
      ['movieIds', '1'],
      ['ticketTypeIds', '0'],
    ].map((path) => ({ __typename: 'NotFound', path: ['input', ...path] })),
  );
});

test('two discounts, or none, are BAD_USER_INPUT', async () => {
  for (const discount of [{}, { percent: 10, freeSeats: 1 }]) {
    const input = { code: newCode(), discount, cinemaIds: [showing.cinemaId] };
    const { errors } = await sendMutation(manager, 'createPromoCode', input);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

describe('a code that is taken, in any case', () => {
  test('is AlreadyExists for who manages it', async () => {
    const { id, code } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId] });
    const { errors } = await create(manager, { code: code.toLowerCase() });
    expect(errors).toMatchObject([{ __typename: 'AlreadyExists', existing: { id }, path: ['input', 'code'] }]);
  });

  test('is only taken for others, who are told no more', async () => {
    const { code } = await makePromoCode(testApp, { cinemaIds: [another.cinemaId] });
    expect((await create(manager, { code })).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'code'] },
    ]);
  });

  test('is archived only at the version that the client has seen', async () => {
    const { id } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId], version: 2 });
    const { data } = await sendMutation(manager, 'archivePromoCode', { id, expectedVersion: 1 });
    expect(data?.['archivePromoCode']?.errors).toMatchObject([{ __typename: 'StaleVersion' }]);
    expect(await testApp.database.prisma.promoCode.findUnique({ where: { id } })).toMatchObject({ archivedAt: null });
  });

  test('is free again once that one is archived, which stays readable', async () => {
    const { id, code } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId] });
    const { data } = await sendMutation(manager, 'archivePromoCode', { id, expectedVersion: 1 });
    expect(data?.['archivePromoCode']).toEqual({ errors: [] });
    expect((await create(manager, { code })).errors).toEqual([]);
    const { data: seen } = await manager.send(
      'query ($id: ID!) { node(id: $id) { ... on PromoCode { code archivedAt } } }',
      {
        id,
      },
    );
    expect(seen).toEqual({ node: { code, archivedAt: expect.any(String) as string } });
    const { data: again } = await sendMutation(manager, 'archivePromoCode', { id, expectedVersion: 2 });
    expect(again?.['archivePromoCode']?.errors).toMatchObject([{ __typename: 'NotFound' }]);
  });
});

describe('who may', () => {
  test('a manager makes none for another cinema, for both, or for all', async () => {
    for (const cinemaIds of [[another.cinemaId], [showing.cinemaId, another.cinemaId], []]) {
      const input = { code: newCode(), discount: { percent: 10 }, cinemaIds };
      expect((await manager.send(CreatePromoCode, { input })).errors).toMatchObject(forbidden);
      expect((await create(admin, { cinemaIds })).errors).toEqual([]);
    }
  });

  test('a manager of one of its cinemas sees it, and changes nothing; others do not see it', async () => {
    const { id } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId, another.cinemaId] });
    const input = { id, expectedVersion: 1, combinable: true };
    expect((await manager.send(UpdatePromoCode, { input })).errors).toMatchObject(forbidden);
    const { id: elsewhere } = await makePromoCode(testApp, { cinemaIds: [another.cinemaId] });
    const { id: everywhere } = await makePromoCode(testApp);
    for (const unseen of [elsewhere, everywhere])
      expect((await update(manager, { ...input, id: unseen })).errors).toMatchObject([{ __typename: 'NotFound' }]);
  });

  test('a manager does not make it good elsewhere', async () => {
    const { id } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId] });
    for (const cinemaIds of [[], [showing.cinemaId, another.cinemaId]]) {
      const input = { id, expectedVersion: 1, cinemaIds };
      expect((await manager.send(UpdatePromoCode, { input })).errors).toMatchObject(forbidden);
    }
  });
});

describe('an update', () => {
  test('changes what is given, and clears what is null', async () => {
    const { id } = await makePromoCode(testApp, {
      ...{ cinemaIds: [showing.cinemaId], maxUses: 5, maxUsesPerAccount: 1, validFrom: new Date('2026-01-01') },
    });
    const input = { id, expectedVersion: 1, maxUses: null, validFrom: null, movieIds: [showing.movieId] };
    expect(await update(manager, input)).toMatchObject({
      promoCode: {
        ...{ version: 2, maxUses: null, maxUsesPerAccount: 1, validFrom: null, movies: [{ id: showing.movieId }] },
        cinemas: [{ id: showing.cinemaId }],
      },
      errors: [],
    });
  });

  test('of an older version is StaleVersion, with the code as it is', async () => {
    const { id } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId] });
    await update(manager, { id, expectedVersion: 1, maxUses: 7 });
    const stale = { id, expectedVersion: 1, maxUses: 9 };
    expect(await withoutAnyChange(testApp.database, () => update(manager, stale))).toMatchObject({
      promoCode: { version: 2, maxUses: 7 },
      errors: [{ __typename: 'StaleVersion', currentVersion: 2 }],
    });
  });

  test('lowers no cap below the uses, where those that were given back do not count', async () => {
    const { id, code } = await makePromoCode(testApp, { cinemaIds: [showing.cinemaId], maxUses: 5 });
    const { client: buyer } = await testApp.newAccount();
    const placed = [];
    for (let count = 0; count < 2; count++)
      placed.push(await place(buyer, await promotedInput(testApp, buyer, { showing, codes: [code], total: 900 })));
    const lower = { id, expectedVersion: 1, maxUses: 1 };
    expect((await update(manager, lower)).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'maxUses'] },
    ]);
    const where = { bookingId: placed[0]?.booking?.id ?? '' };
    await testApp.database.prisma.ticket.updateMany({ where, data: { status: 'VOID' } });
    expect(await update(manager, lower)).toMatchObject({ promoCode: { maxUses: 1, used: 1 }, errors: [] });
  });

  test('that makes an end before the beginning is InvalidInput, also with one of them', async () => {
    const { id } = await makePromoCode(testApp, {
      ...{ cinemaIds: [showing.cinemaId], validUntil: new Date('2026-06-01') },
    });
    expect((await update(manager, { id, expectedVersion: 1, validFrom: '2026-07-01T00:00:00Z' })).errors).toMatchObject(
      [{ __typename: 'InvalidInput', path: ['input', 'validFrom'] }],
    );
  });
});

describe('the list', () => {
  const list = async (client: GraphQLClient, variables: { first?: number; after?: string; search?: string } = {}) =>
    (await client.request(ListPromoCodes, { first: 20, ...variables })).promoCodes;

  test('has those of the cinema in the order of codes, page by page, without archived ones', async () => {
    const mark = newId().slice(-8).toUpperCase();
    const codes = [`${mark}-B`, `${mark}-A`, `${mark}-10`, `${mark}-9`];
    for (const code of codes) await makePromoCode(testApp, { code, cinemaIds: [another.cinemaId, showing.cinemaId] });
    await makePromoCode(testApp, { code: `${mark}-C`, cinemaIds: [showing.cinemaId], archivedAt: new Date() });
    await makePromoCode(testApp, { code: `${mark}-D`, cinemaIds: [another.cinemaId] });
    await makePromoCode(testApp, { code: `${mark}-E` });
    const first = await list(manager, { first: 3 });
    expect(first.nodes.map(({ code }) => code)).toEqual([`${mark}-10`, `${mark}-9`, `${mark}-A`]);
    expect(first.totalCount).toBe(4);
    const rest = await list(manager, { first: 3, after: first.pageInfo.endCursor ?? '' });
    expect(rest).toMatchObject({ nodes: [{ code: `${mark}-B` }], pageInfo: { hasNextPage: false } });
    expect((await list(admin, { search: mark.toLowerCase() })).nodes).toHaveLength(6);
    expect((await list(manager, { search: `${mark}-a` })).nodes).toEqual([{ code: `${mark}-A` }]);
    expect((await list(manager, { search: '%' })).nodes).toEqual([]);
  });

  test('a search of more than 40 characters is BAD_USER_INPUT', async () => {
    const { errors } = await manager.send(ListPromoCodes, { first: 1, search: 'A'.repeat(41) });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
