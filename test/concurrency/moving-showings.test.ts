import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PausedGateway } from '../support/paused-gateway.ts';
import type { TestApp } from '../support/test-app.ts';
import { holdDuringMove, moveDuringPayment, startMovingApp } from './moving-showings.ts';

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

const FREE = ['0 AVAILABLE', '1 AVAILABLE', '2 AVAILABLE', '3 AVAILABLE'];

test('a hold that is asked for while the showing moves gets no seat of the old auditorium', async () => {
  const { moved, held, holds, seats } = await holdDuringMove(testApp, 'move');
  expect(moved.data?.moveShowing.errors).toEqual([]);
  expect(held.data?.holdSeats).toMatchObject({
    hold: null,
    errors: [{ __typename: 'NotFound' }, { __typename: 'NotFound' }],
  });
  expect(holds).toEqual([]);
  expect(seats).toEqual(FREE);
});

test('a hold that was faster than the move is ended by it', async () => {
  const { moved, held, holds, seats } = await holdDuringMove(testApp, 'hold');
  expect(held.data?.holdSeats.errors).toEqual([]);
  expect(moved.data?.moveShowing.errors).toEqual([]);
  expect(holds).toEqual(['RELEASED']);
  expect(seats).toEqual(FREE);
});
