import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import {
  ArchiveTicketType,
  CreateTicketType,
  ReadCinemaTerms,
  ReadPriceLists,
  UpdateTicketType,
} from './operations.ts';

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

async function create(input: object) {
  const { createTicketType } = await manager.request(CreateTicketType, {
    input: { cinemaId: showing.cinemaId, name: 'Student', soldOnline: true, ...input },
  });
  return createTicketType;
}

async function update(input: object) {
  const { updateTicketType } = await manager.request(UpdateTicketType, {
    input: { id: showing.childTicketTypeId, expectedVersion: 1, ...input },
  });
  return updateTicketType;
}

async function archive(id: string, expectedVersion = 1) {
  return (await manager.request(ArchiveTicketType, { input: { id, expectedVersion } })).archiveTicketType;
}

async function namesSold(): Promise<string[] | undefined> {
  const { cinema } = await testApp.client.request(ReadCinemaTerms, { id: showing.cinemaId });
  return cinema?.ticketTypes.map(({ name }) => name);
}

const CHILD = {
  ...{ version: 1, name: 'Child', description: null, seatFeature: null, oneForEach: null, maxPerBooking: null },
  ...{ soldOnline: true, archivedAt: null },
};

test('a ticket type has the terms that it was made with, and is offered in the order of names', async () => {
  const terms = { seatFeature: 'COMPANION', maxPerBooking: 2, soldOnline: false };
  const description = 'Show your card\nat the door.';
  const { ticketType, errors } = await create({
    name: ' Carer ',
    oneForEachId: showing.ticketTypeId,
    description,
    ...terms,
  });
  expect(errors).toEqual([]);
  expect(ticketType).toEqual({
    ...CHILD,
    ...{ ...terms, id: ticketType?.id, name: 'Carer', description, oneForEach: { id: showing.ticketTypeId } },
  });
  expect(await namesSold()).toEqual(['Adult', 'Carer', 'Child']);
});

test('left out, a ticket type is sold to anybody, online too', async () => {
  const { cinemaId } = showing;
  const { createTicketType } = await manager.request(CreateTicketType, { input: { cinemaId, name: 'Senior' } });
  expect(createTicketType.ticketType).toEqual({ ...CHILD, id: createTicketType.ticketType?.id, name: 'Senior' });
});

test('an update changes what is given, and null clears it', async () => {
  const terms = {
    description: 'Under 14.',
    seatFeature: 'AISLE',
    oneForEachId: showing.ticketTypeId,
    maxPerBooking: 3,
  };
  const changed = await update({ ...terms, soldOnline: false });
  expect(changed.ticketType).toMatchObject({ version: 2, name: 'Child', maxPerBooking: 3, soldOnline: false });
  const none = { description: null, seatFeature: null, oneForEachId: null, maxPerBooking: null };
  const cleared = await update({ ...none, expectedVersion: 2, soldOnline: true });
  expect(cleared).toEqual({ ticketType: { ...CHILD, id: showing.childTicketTypeId, version: 3 }, errors: [] });
});

test('an archived ticket type is sold no more, and its name is free', async () => {
  const { ticketType, errors } = await archive(showing.childTicketTypeId);
  expect(errors).toEqual([]);
  expect(ticketType).toMatchObject({ version: 2, archivedAt: expect.any(String) as unknown });
  expect(await namesSold()).toEqual(['Adult']);
  const { showing: read } = await testApp.client.request(ReadPriceLists, showing);
  expect(read?.prices.map((price) => price.ticketType.name)).toEqual(['Adult']);
  expect((await create({ name: 'Child' })).errors).toEqual([]);
  expect((await archive(showing.childTicketTypeId, 2)).errors).toMatchObject([{ __typename: 'NotFound' }]);
});

test.each([
  ['a name with a NUL byte', { name: 'a\u0000b' }, ['name']],
  ['a name of 101 characters', { name: 'n'.repeat(101) }, ['name']],
  ['an empty description', { description: '  ' }, ['description']],
  ['none in a booking, and an empty name', { maxPerBooking: 0, name: '' }, ['name', 'maxPerBooking']],
  ['101 in a booking', { maxPerBooking: 101 }, ['maxPerBooking']],
])('%s is InvalidInput, and nothing is changed', async (_, input, fields) => {
  const refused = fields.map((field) => ({ __typename: 'InvalidInput', path: ['input', field] }));
  await withoutAnyChange(testApp.database, async () => {
    expect((await create(input)).errors).toMatchObject(refused);
    expect((await update(input)).errors).toMatchObject(refused);
  });
});

test('what must be there cannot be cleared', async () => {
  const { errors } = await update({ name: null, soldOnline: null });
  expect(errors.map(({ path }) => path)).toEqual([
    ['input', 'name'],
    ['input', 'soldOnline'],
  ]);
});

test('a name that another one of the cinema has is AlreadyExists', async () => {
  const existing = { __typename: 'TicketType', id: showing.ticketTypeId };
  await withoutAnyChange(testApp.database, async () => {
    const refused = { errors: [{ __typename: 'AlreadyExists', path: ['input', 'name'], existing }] };
    expect(await create({ name: 'Adult' })).toMatchObject({ ticketType: null, ...refused });
    expect(await update({ name: 'Adult' })).toMatchObject({ ticketType: null, ...refused });
  });
  const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount('ADMIN');
  const input = { cinemaId: other.cinemaId, name: 'Student', soldOnline: true };
  expect((await create({})).errors).toEqual([]);
  expect((await client.request(CreateTicketType, { input })).createTicketType.errors).toEqual([]);
});

test('of two managers the second one is told what the first one has made of it', async () => {
  await update({ maxPerBooking: 5 });
  const stale = { __typename: 'StaleVersion', currentVersion: 2 };
  await withoutAnyChange(testApp.database, async () => {
    expect(await update({ maxPerBooking: 6 })).toMatchObject({ ticketType: { maxPerBooking: 5 }, errors: [stale] });
    expect(await archive(showing.childTicketTypeId)).toMatchObject({ ticketType: { version: 2 }, errors: [stale] });
  });
});

test('an unknown cinema, ticket type or other type is NotFound, and so is the other one of another cinema', async () => {
  const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const notFound = (path: string) => [{ __typename: 'NotFound', path: ['input', path] }];
  await withoutAnyChange(testApp.database, async () => {
    for (const id of [newId(), 'no id', '']) {
      expect((await create({ cinemaId: id })).errors).toMatchObject(notFound('cinemaId'));
      expect((await update({ id })).errors).toMatchObject(notFound('id'));
      expect((await archive(id)).errors).toMatchObject(notFound('id'));
    }
    for (const oneForEachId of [newId(), 'no id', other.ticketTypeId])
      expect((await create({ oneForEachId })).errors).toMatchObject(notFound('oneForEachId'));
    const { childTicketTypeId } = showing;
    expect((await update({ oneForEachId: childTicketTypeId })).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'oneForEachId'] },
    ]);
  });
});
