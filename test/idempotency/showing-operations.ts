import { anotherAuditorium, moveShowing } from '../programme/moving.ts';
import { cancelShowing } from '../programme/cancelling.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Buyer, KeyedOperation, KeyedRequest } from './money-operations.ts';

/** What staff do to a showing with all its bookings; money may be given back. */
export const SHOWING_OPERATIONS: readonly KeyedOperation<KeyedRequest>[] = [
  { name: 'cancelShowing', table: 'showing_cancellation', makeReady: readyToCancel },
  { name: 'moveShowing', table: 'showing_move', makeReady: readyToMove },
];

async function managed({ database }: TestApp, { accountId }: Buyer): Promise<MadeShowing> {
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  await database.prisma.roleGrant.create({ data: { accountId, role: 'MANAGER', cinemaId: showing.cinemaId } });
  return showing;
}

const lockOf = (showingId: string) => ['select id from showing where id = $1 for update', showingId] as const;

async function readyToCancel(testApp: TestApp, manager: Buyer): Promise<KeyedRequest> {
  const { showingId } = await managed(testApp, manager);
  return {
    send: (as, idempotencyKey) => cancelShowing(as, { showingId, idempotencyKey }),
    effects: () => testApp.database.prisma.showingCancellation.count({ where: { showingId } }),
    lock: lockOf(showingId),
  };
}

async function readyToMove(testApp: TestApp, manager: Buyer): Promise<KeyedRequest> {
  const showing = await managed(testApp, manager);
  const { showingId } = showing;
  const { auditoriumId } = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 2 });
  return {
    send: (as, idempotencyKey) => moveShowing(as, { showingId, auditoriumId, idempotencyKey }),
    effects: () => testApp.database.prisma.showingMove.count({ where: { showingId } }),
    lock: lockOf(showingId),
  };
}
