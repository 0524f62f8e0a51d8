import { daysFromNow, schedule, showingAt } from '../programme/programme.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';

export type First = 'scheduling' | 'blocking';

/**
 * A showing is scheduled and a seat of its map is blocked: the second begins when the first has done everything but commit.
 *
 * @returns how the seat stands in the new showing, once both have committed
 */
export async function blockAndSchedule(testApp: TestApp, first: First) {
  const { database, databaseUrl } = testApp;
  const made = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount('MANAGER', made.cinemaId);
  const [seatId = ''] = made.seatIds;
  const scheduleIt = () => schedule(client, [showingAt(made, daysFromNow(3))]);
  const blockIt = () =>
    sendMutation(client, 'blockSeatMapSeats', { seatMapId: made.seatMapId, seatIds: [seatId], reason: 'broken' });
  // The entry in the audit log is written last.
  await using log = await RowLock.take(databaseUrl, 'lock table audit_entry in exclusive mode', []);
  const [one, two] = first === 'scheduling' ? [scheduleIt, blockIt] : [blockIt, scheduleIt];
  const begun = one();
  await log.untilAwaitedBy(1);
  const after = two();
  await log.untilAwaitedBy(2);
  await log.release();
  await Promise.all([begun, after]);
  const { status } = await database.prisma.showingSeat.findFirstOrThrow({
    where: { seatId, showingId: { not: made.showingId } },
  });
  return status;
}
