import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherAuditorium, MoveShowing } from '../programme/moving.ts';
import { newId } from '../../src/platform/ids.ts';
import { makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import type { PausedGateway } from '../support/paused-gateway.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';
import { moveDuringPayment, startMovingApp } from './moving-showings.ts';

let testApp: TestApp;
let gateway: PausedGateway;
beforeAll(async () => {
  ({ testApp, gateway } = await startMovingApp());
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a payment that is settled while the showing moves sells the new seats', async () => {
  const { booking, sold } = await moveDuringPayment({ testApp, gateway });
  expect(booking).toMatchObject({
    status: 'CONFIRMED',
    refunds: [],
    tickets: [{ status: 'VALID' }, { status: 'VALID' }],
  });
  expect(sold).toBe(2);
});

test('a hold that is asked for while the showing moves gets no seat of the old auditorium', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  const { showingId } = showing;
  const { auditoriumId, seatIds } = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 4 });
  const { client: buyer } = await testApp.newAccount();
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  await using lock = await lockShowingSeats(testApp.databaseUrl, showingId);
  const input = { showingId, auditoriumId, expectedVersion: 1, idempotencyKey: newId() };
  const moved = manager.request(MoveShowing, { input });
  await lock.untilAwaitedBy(1);
  const held = buyer.request(HoldSeats, { input: { showingId, seatIds: showing.seatIds.slice(0, 2) } });
  await lock.untilAwaitedBy(2);
  await lock.release();
  expect((await moved).moveShowing.errors).toEqual([]);
  expect((await held).holdSeats).toMatchObject({
    hold: null,
    errors: [{ __typename: 'NotFound' }, { __typename: 'NotFound' }],
  });
  const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId } });
  expect(new Set(rows.map(({ seatId, status }) => `${seatId} ${status}`))).toEqual(
    new Set(seatIds.map((id) => `${id} AVAILABLE`)),
  );
});
