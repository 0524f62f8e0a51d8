import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, ReadHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { HOLD_SECONDS: '300' } });
  ({ client: buyer, accountId } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 5 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function rowsOf(seatIds: string[]) {
  const rows = await testApp.database.prisma.showingSeat.findMany({
    where: { showingId: showing.showingId, seatId: { in: seatIds } },
    orderBy: { seat: { position: 'asc' } },
  });
  return rows.map(({ status, version, holdId, heldUntil }) => ({ status, version, holdId, heldUntil }));
}

describe('holding seats', () => {
  test('keeps each of them for the account until the deadline, and no other seat', async () => {
    const seatIds = [showing.seatIds[7], showing.seatIds[2]] as [string, string];
    const before = Date.now();
    const hold = await holdSeats(buyer, showing, seatIds);
    const expiresAt = new Date(hold.expiresAt);
    expect(Math.round((expiresAt.getTime() - before) / 10_000)).toBe(30);
    expect(hold).toMatchObject({
      status: 'ACTIVE',
      seats: [
        { seat: { label: 'A3' }, status: 'HELD', version: 1 },
        { seat: { label: 'B3' }, status: 'HELD', version: 1 },
      ],
    });
    const held = { status: 'HELD', version: 1, holdId: hold.id, heldUntil: expiresAt };
    expect(await rowsOf(seatIds)).toEqual([held, held]);
    const free = { status: 'AVAILABLE', version: 0, holdId: null, heldUntil: null };
    expect(await rowsOf(showing.seatIds.filter((id) => !seatIds.includes(id)))).toEqual(Array(8).fill(free));
    expect(await testApp.database.prisma.hold.findUnique({ where: { id: hold.id } })).toMatchObject({
      ...{ accountId, showingId: showing.showingId, seatIds: seatIds.toSorted(), status: 'ACTIVE', expiresAt },
    });
  });

  test('holds none of them when one is not available', async () => {
    const { client: other } = await testApp.newAccount();
    const [a1, a2, a3, b1] = showing.seatIds as [string, string, string, string];
    await holdSeats(other, showing, [a2]);
    const input = { showingId: showing.showingId, seatIds: [b1, a3, a2, a1] };
    const { holdSeats: payload } = await withoutAnyChange(testApp.database, () => buyer.request(HoldSeats, { input }));
    expect(payload).toMatchObject({
      hold: null,
      errors: [{ __typename: 'SeatsUnavailable', path: ['input', 'seatIds'], seats: [{ seat: { id: a2 } }] }],
    });
  });

  test('refuses a seat that the account holds already', async () => {
    const [a1, a2] = showing.seatIds as [string, string];
    await holdSeats(buyer, showing, [a1]);
    const input = { showingId: showing.showingId, seatIds: [a1, a2] };
    const { holdSeats: payload } = await withoutAnyChange(testApp.database, () => buyer.request(HoldSeats, { input }));
    expect(payload.errors).toMatchObject([{ __typename: 'SeatsUnavailable', seats: [{ seat: { id: a1 } }] }]);
  });

  test('needs a token', async () => {
    const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(0, 1) };
    for (const client of [testApp.client, testApp.client.as('broken')]) {
      const { errors } = await withoutAnyChange(testApp.database, () => client.send(HoldSeats, { input }));
      expect(errors).toMatchObject([{ path: ['holdSeats'], extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  });
});

describe('a hold', () => {
  test('is shown to its account', async () => {
    const { id, expiresAt } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    const answer = await buyer.send(ReadHold, { id });
    const secondsLeft = answer.data?.hold?.secondsLeft ?? 0;
    expect(answer).toEqual({
      data: {
        hold: {
          ...{ id, expiresAt, secondsLeft, status: 'ACTIVE' },
          seats: [{ seat: { id: showing.seatIds[0] }, status: 'HELD' }],
        },
      },
    });
    expect([299, 300]).toContain(secondsLeft);
  });

  test('is null for another account, like one that does not exist', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    const { client: other } = await testApp.newAccount('ADMIN');
    for (const unknown of [id, newId(), 'none', ''])
      expect(await other.send(ReadHold, { id: unknown })).toEqual({ data: { hold: null } });
  });

  test('is not shown without a token, or with a broken one', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    for (const client of [testApp.client, testApp.client.as('broken')]) {
      const { data, errors } = await client.send(ReadHold, { id });
      expect(data).toEqual({ hold: null });
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  });

  test('is EXPIRED from its deadline on', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    await letHoldEnd(testApp.database, id);
    expect((await buyer.request(ReadHold, { id })).hold?.status).toBe('EXPIRED');
  });
});
