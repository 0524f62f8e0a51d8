import pg from 'pg';
import type { Transaction } from '../../src/platform/database/transaction.ts';
import { newId } from '../../src/platform/ids.ts';
import { move } from '../bookings/moving/things.ts';
import { bookFor, ADA } from '../bookings/contacts/operations.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { newGuest } from '../support/guest.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/**
 * A guest's hold that has been inserted and not committed, and then the move of what the guest has.
 *
 * @returns whether the move waited for it, and whether the hold is the account's in the end
 */
export async function moveWhileHolding(testApp: TestApp): Promise<{ hasWaited: boolean; isMoved: boolean }> {
  const { database, databaseUrl } = testApp;
  const showing = await makeShowing(database, { rows: 1 });
  const [guest, { accountId }] = [await newGuest(testApp), await testApp.newAccount()];
  const [isInserted, mayCommit] = [new Gate(), new Gate()];
  const holding = database.transaction(async (tx) => {
    await insertHold(tx, showing, guest.accountId);
    isInserted.open();
    await mayCommit.pass();
  });
  await isInserted.pass();
  await using watch = await RowLock.take(databaseUrl, 'select 1', []);
  let hasMoved = false;
  const moved = move(testApp, { from: guest.accountId, to: accountId }).finally(() => (hasMoved = true));
  await Promise.race([moved, watch.untilAwaitedBy(1)]);
  const hasWaited = !hasMoved;
  mayCommit.open();
  await Promise.all([moved, holding]);
  return { hasWaited, isMoved: (await database.prisma.hold.count({ where: { accountId } })) === 1 };
}

async function insertHold(tx: Transaction, { showingId, seatIds }: MadeShowing, accountId: string): Promise<void> {
  const expiresAt = new Date(Date.now() + 60_000);
  const data = { id: newId(), accountId, showingId, seatIds: seatIds.slice(0, 1), expiresAt };
  await tx.client.hold.create({ data });
}

/**
 * Another transaction that locks a booking of the guest, and then its hold, as a payment does that is tried again; the move
 * begins between the two.
 *
 * @returns whether PostgreSQL had to end one of them, since each waited for the other
 */
export async function moveWhileRetrying(testApp: TestApp): Promise<{ isDeadlock: boolean }> {
  const { database, databaseUrl } = testApp;
  const showing = await makeShowing(database, { rows: 1 });
  const [guest, { accountId }] = [await newGuest(testApp), await testApp.newAccount()];
  const { booking } = await bookFor(guest.client, showing, { seatIds: showing.seatIds.slice(0, 1), contact: ADA });
  const retry = new pg.Client({ connectionString: databaseUrl });
  await retry.connect();
  try {
    // So that this one is ended, and at once.
    await retry.query("set deadlock_timeout = '10ms'");
    await retry.query('begin');
    await retry.query('select id from booking where id = $1 for update', [booking?.id]);
    await using watch = await RowLock.take(databaseUrl, 'select 1', []);
    const moved = move(testApp, { from: guest.accountId, to: accountId });
    await watch.untilAwaitedBy(1);
    const locked = retry.query('select id from hold where account_id = $1 for update', [guest.accountId]);
    const isDeadlock = await locked.then(
      () => false,
      (error: unknown) => (error as pg.DatabaseError).code === '40P01',
    );
    await retry.query('commit');
    await moved;
    return { isDeadlock };
  } finally {
    await retry.end();
  }
}
