import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type * as PendingTickets from '../../src/bookings/sql/pending-tickets.ts';
import type * as UnsettledPayments from '../../src/bookings/sql/unsettled-payments.ts';
import type { PausedGateway } from '../support/paused-gateway.ts';
import type { TestApp } from '../support/test-app.ts';
import { holdDuringMove, moveDuringPayment, startMovingApp } from './moving-showings.ts';

const removed = vi.hoisted(() => ({
  lock: false,
  reading: false,
  /** As they were when the payment was read, by the booking. */
  tickets: new Map<string, { ticketId: string; seatId: string }[]>(),
}));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => (removed.lock ? { from: 'for update of showing_seat', to: '' } : undefined));
});

vi.mock('../../src/bookings/sql/unsettled-payments.ts', async (original) => {
  const { unsettledPayments } = await original<typeof UnsettledPayments>();
  const changed: typeof UnsettledPayments = {
    unsettledPayments: async (...args) => {
      const payments = await unsettledPayments(...args);
      for (const { bookingId, tickets } of payments) removed.tickets.set(bookingId, tickets);
      return payments;
    },
  };
  return changed;
});

vi.mock('../../src/bookings/sql/pending-tickets.ts', async (original) => {
  const { pendingTickets } = await original<typeof PendingTickets>();
  const changed: typeof PendingTickets = {
    pendingTickets: (tx, bookingId) =>
      removed.reading ? Promise.resolve(removed.tickets.get(bookingId) ?? []) : pendingTickets(tx, bookingId),
  };
  return changed;
});

let testApp: TestApp;
let gateway: PausedGateway;
beforeAll(async () => {
  ({ testApp, gateway } = await startMovingApp());
});
beforeEach(() => {
  removed.lock = false;
  removed.reading = false;
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without a look at the tickets once more a payment finds no seats after the move, and is given back', async () => {
  removed.reading = true;
  const { booking, sold } = await moveDuringPayment({ testApp, gateway });
  expect(booking).toMatchObject({ status: 'EXPIRED', refunds: [{ reason: 'SEATS_LOST' }] });
  expect(sold).toBe(0);
});

/** Which of the two is done first is open: until the hold outlives the move, for some rounds. */
async function untilHoldStays(first: 'move' | 'hold') {
  removed.lock = true;
  let ended = await holdDuringMove(testApp, first);
  for (let round = 1; round < 15 && !ended.holds.includes('ACTIVE'); round++)
    ended = await holdDuringMove(testApp, first);
  return ended;
}

test('control: without the lock a hold has seats of the auditorium that the showing has left', async () => {
  const { held, holds } = await untilHoldStays('move');
  expect(held.data?.holdSeats.hold).not.toBeNull();
  expect(holds).toEqual(['ACTIVE']);
});

test('control: without the lock the move does not see a hold that was faster, which stays without its seats', async () => {
  const { holds, seats } = await untilHoldStays('hold');
  expect(holds).toEqual(['ACTIVE']);
  expect(seats.filter((seat) => !seat.endsWith('AVAILABLE'))).toEqual([]);
});
