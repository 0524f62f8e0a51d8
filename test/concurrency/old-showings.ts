import { makeOldShowing, rowsOf } from '../seating/old-showings.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/** Days after which the rows of free seats are deleted when nothing is set, and one more. */
export const LONG_AGO = 31;

/** A showing is rescheduled to tomorrow while the rows of its free seats are to be deleted. */
export async function dropWhileRescheduling(testApp: TestApp): Promise<{ hasWaited: boolean; rows: string[] }> {
  const made = await makeOldShowing(testApp, { daysAgo: LONG_AGO, states: ['AVAILABLE', 'AVAILABLE', 'BLOCKED'] });
  const { showingId } = made;
  const select = 'select id from showing where id = $1 for no key update';
  await using rescheduling = await RowLock.take(testApp.databaseUrl, select, [showingId]);
  await rescheduling.change(
    `update showing
     set starts_at = starts_at + interval '32 days', ends_at = ends_at + interval '32 days',
       free_at = free_at + interval '32 days', sales_close_at = sales_close_at + interval '32 days'
     where id = $1`,
    [showingId],
  );
  const dropping = testApp.app.services.oldShowings.dropFreeSeats([showingId]);
  const hasWaited = await Promise.race([dropping.then(() => false), rescheduling.untilAwaitedBy(1).then(() => true)]);
  await rescheduling.release();
  await dropping;
  return { hasWaited, rows: await rowsOf(testApp, made) };
}
