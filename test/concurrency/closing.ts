import { newId } from '../../src/platform/ids.ts';
import type { Transaction } from '../../src/platform/database/transaction.ts';
import { Gate } from '../support/gate.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';

/** What a showing that is scheduled needs as it is, until it has committed. */
export type LockForScheduling = (tx: Transaction, world: MadeShowing) => Promise<object | undefined>;

/** The mutations that end what a showing needs, and the id of what each ends. */
export const ENDINGS = {
  closeCinema: ({ cinemaId }: MadeShowing) => cinemaId,
  closeAuditorium: ({ auditoriumId }: MadeShowing) => auditoriumId,
  archiveMovie: ({ movieId }: MadeShowing) => movieId,
  archivePriceList: ({ priceListId }: MadeShowing) => priceListId,
};

/**
 * A showing that has been scheduled and not committed, and then an ending of what it needs.
 *
 * @returns whether the ending waited for the showing, and its errors
 */
export async function endWhileScheduling(testApp: TestApp, ending: keyof typeof ENDINGS, lock: LockForScheduling) {
  const { database, databaseUrl } = testApp;
  const world = await makeEmptyWorld(testApp);
  const { client } = await testApp.newAccount('ADMIN');
  const [isScheduled, mayCommit] = [new Gate(), new Gate()];
  const scheduled = database.transaction(async (tx) => {
    await lock(tx, world);
    await insertShowing(tx, world);
    isScheduled.open();
    await mayCommit.pass();
  });
  await isScheduled.pass();
  await using watch = await RowLock.take(databaseUrl, 'select 1', []);
  let hasEnded = false;
  const ended = sendMutation(client, ending, { id: ENDINGS[ending](world), expectedVersion: 1 }).finally(
    () => (hasEnded = true),
  );
  await Promise.race([ended, watch.untilAwaitedBy(1)]);
  const hasWaited = !hasEnded;
  mayCommit.open();
  const [{ data }] = await Promise.all([ended, scheduled]);
  return { hasWaited, errors: data?.[ending]?.errors };
}

/** An ending that has not committed, and then a showing. @returns what the lock for it found */
export async function scheduleWhileEnding(testApp: TestApp, ending: keyof typeof ENDINGS, lock: LockForScheduling) {
  const { database, databaseUrl } = testApp;
  const world = await makeEmptyWorld(testApp);
  const { client } = await testApp.newAccount('ADMIN');
  // The entry in the audit log is written last.
  await using log = await RowLock.take(databaseUrl, 'lock table audit_entry in exclusive mode', []);
  const ended = sendMutation(client, ending, { id: ENDINGS[ending](world), expectedVersion: 1 });
  await log.untilAwaitedBy(1);
  const found = database.transaction((tx) => lock(tx, world));
  await log.untilAwaitedBy(2);
  await log.release();
  const { data } = await ended;
  return { found: await found, errors: data?.[ending]?.errors };
}

async function makeEmptyWorld({ database }: TestApp): Promise<MadeShowing> {
  const world = await makeShowing(database, { rows: 1, seatsPerRow: 1 });
  const data = { cancelledAt: new Date() };
  await database.prisma.showing.update({ where: { id: world.showingId }, data });
  return world;
}

async function insertShowing(
  tx: Transaction,
  { movieId, auditoriumId, seatMapId, priceListId }: MadeShowing,
): Promise<void> {
  const startsAt = new Date(Date.now() + 48 * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
  const times = { startsAt, endsAt, freeAt: endsAt, salesCloseAt: startsAt };
  await tx.client.showing.create({ data: { id: newId(), movieId, auditoriumId, seatMapId, priceListId, ...times } });
}
