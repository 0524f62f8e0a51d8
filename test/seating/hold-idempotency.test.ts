import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { ChangeHold } from '../support/hold-changes.ts';
import { HoldSeats, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // The role api has no workers and no recovery: only the test itself ends a hold.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 3, seatsPerRow: 8 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function hold(seatIds: string[], { client = buyer, showingId = showing.showingId, key = 'the key' } = {}) {
  return (await client.request(HoldSeats, { input: { showingId, seatIds, idempotencyKey: key } })).holdSeats;
}

const seats = (from: number, to: number) => showing.seatIds.slice(from, to);

test('the same key and input give the same hold, whatever the order of the seats', async () => {
  const first = await hold(seats(0, 2));
  expect(first.errors).toEqual([]);
  const again = await withoutAnyChange(testApp.database, async () => [
    await hold(seats(0, 2)),
    await hold(seats(0, 2).toReversed()),
  ]);
  expect(again).toEqual([first, first]);
});

test('the same key and input give the hold as it is, also after it was changed', async () => {
  const { hold: held } = await hold(seats(0, 2));
  const input = { holdId: held?.id ?? '', addSeatIds: seats(2, 4), removeSeatIds: seats(0, 1) };
  expect((await buyer.request(ChangeHold, { input })).changeHold.errors).toEqual([]);
  const again = await hold(seats(0, 2));
  expect(again.errors).toEqual([]);
  expect(again.hold?.id).toBe(held?.id);
  expect((await hold(seats(1, 4))).errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
});

test('requests with the same key at the same time give one hold', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => hold(seats(0, 2))));
  for (const { errors } of answers) expect(errors).toEqual([]);
  expect(new Set(answers.map((answer) => answer.hold?.id)).size).toBe(1);
  expect(await testApp.database.prisma.hold.count({ where: { showingId: showing.showingId } })).toBe(1);
});

test.each([
  ['other seats', () => hold(seats(2, 4))],
  ['one of the seats', () => hold(seats(0, 1))],
  ['the seats and one more', () => hold(seats(0, 3))],
  ['seats that are taken', () => hold(seats(20, 21))],
])('the same key with %s is an IdempotencyConflict', async (_, other) => {
  await hold(seats(0, 2));
  await hold(seats(20, 21), { key: 'another key' });
  const payload = await withoutAnyChange(testApp.database, other);
  expect(payload).toMatchObject({
    hold: null,
    errors: [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }],
  });
});

test('the same key for the same seats of another showing is an IdempotencyConflict', async () => {
  await hold(seats(0, 2));
  const { showingId } = await repeatShowing(testApp.database, showing);
  const payload = await withoutAnyChange(testApp.database, () => hold(seats(0, 2), { showingId }));
  expect(payload.errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
});

test('the same key of another account is independent', async () => {
  const first = await hold(seats(0, 2));
  const { client } = await testApp.newAccount();
  const second = await hold(seats(2, 4), { client });
  expect(second.errors).toEqual([]);
  expect(second.hold?.id).not.toBe(first.hold?.id);
});

const OVER = { hold: null, errors: [{ __typename: 'HoldExpired', path: ['input', 'idempotencyKey'] }] };

test('the key of a released hold is HoldExpired, and takes no seats again', async () => {
  const { hold: first } = await hold(seats(0, 2));
  await buyer.request(ReleaseHold, { holdId: first?.id ?? '' });
  const again = await withoutAnyChange(testApp.database, () => hold(seats(0, 2)));
  expect(again).toMatchObject(OVER);
});

test('the key of an expired hold is HoldExpired, also when another account holds its seats', async () => {
  const { hold: first } = await hold(seats(0, 2));
  await letHoldEnd(testApp.database, first?.id ?? '');
  expect(await withoutAnyChange(testApp.database, () => hold(seats(0, 2)))).toMatchObject(OVER);
  const { client } = await testApp.newAccount();
  expect((await hold(seats(0, 2), { client })).errors).toEqual([]);
  expect(await withoutAnyChange(testApp.database, () => hold(seats(0, 2)))).toMatchObject(OVER);
});

test('the key of a refused request can be used again', async () => {
  const { client } = await testApp.newAccount();
  await hold(seats(0, 1), { client });
  expect((await hold(seats(0, 2))).errors).toMatchObject([{ __typename: 'SeatsUnavailable' }]);
  expect((await hold(seats(1, 3))).errors).toEqual([]);
});

test('without a key the same request is the same hold, since its answer may have been lost', async () => {
  const input = { showingId: showing.showingId, seatIds: seats(0, 1), idempotencyKey: null };
  const { holdSeats: first } = await buyer.request(HoldSeats, { input });
  const { holdSeats: again } = await buyer.request(HoldSeats, { input });
  expect(again).toMatchObject({ errors: [], hold: { id: first.hold?.id } });
});
