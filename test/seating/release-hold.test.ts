import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadHold, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // The role api has no workers and no recovery: only the test itself ends a hold.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const release = async (holdId: string, client = buyer) => (await client.request(ReleaseHold, { holdId })).releaseHold;

function seatRows() {
  const { showingId } = showing;
  return testApp.database.prisma.showingSeat.findMany({ where: { showingId }, orderBy: { seat: { position: 'asc' } } });
}

test('releasing a hold makes its seats available, and they can be held again', async () => {
  const seatIds = showing.seatIds.slice(0, 2);
  const { id } = await holdSeats(buyer, showing, seatIds);
  expect(await release(id)).toEqual({ hold: { id, status: 'RELEASED' }, errors: [] });
  expect(await seatRows()).toMatchObject([
    { status: 'AVAILABLE', version: 2, holdId: null, heldUntil: null },
    { status: 'AVAILABLE', version: 2, holdId: null, heldUntil: null },
    { status: 'AVAILABLE', version: 0 },
    { status: 'AVAILABLE', version: 0 },
  ]);
  const { client: other } = await testApp.newAccount();
  expect((await holdSeats(other, showing, seatIds)).seats).toMatchObject([{ version: 3 }, { version: 3 }]);
});

test('releasing twice is no error and changes nothing, even when another account holds the seats by then', async () => {
  const seatIds = showing.seatIds.slice(0, 2);
  const { id } = await holdSeats(buyer, showing, seatIds);
  await release(id);
  const { client: other } = await testApp.newAccount();
  await holdSeats(other, showing, seatIds);
  const again = await withoutAnyChange(testApp.database, () => release(id));
  expect(again).toEqual({ hold: { id, status: 'RELEASED' }, errors: [] });
});

test('the hold of another account is NotFound, like one that does not exist', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 2));
  const { client: other } = await testApp.newAccount('ADMIN');
  await withoutAnyChange(testApp.database, async () => {
    const theirs = await release(id, other);
    expect(theirs).toMatchObject({ hold: null, errors: [{ __typename: 'NotFound', path: ['input', 'holdId'] }] });
    for (const unknown of [newId(), 'none', '']) expect(await release(unknown, other)).toEqual(theirs);
  });
});

test('a hold past its deadline stays as it is', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 2));
  await letHoldEnd(testApp.database, id);
  const payload = await withoutAnyChange(testApp.database, () => release(id));
  expect(payload).toEqual({ hold: { id, status: 'EXPIRED' }, errors: [] });
});

test('a hold that has become a booking keeps its seats', async () => {
  const seatIds = showing.seatIds.slice(0, 2);
  const { reference } = await bookSeats(buyer, showing, { seatIds });
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { reference } });
  const payload = await withoutAnyChange(testApp.database, () => release(holdId));
  expect(payload).toMatchObject({ hold: null, errors: [{ __typename: 'HoldExpired', path: ['input', 'holdId'] }] });
  expect((await buyer.request(ReadHold, { id: holdId })).hold?.status).toBe('CONVERTED');
});

test('releasing needs a token', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  const { errors } = await withoutAnyChange(testApp.database, () => testApp.client.send(ReleaseHold, { holdId: id }));
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});
