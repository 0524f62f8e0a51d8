import { newId } from '../../src/platform/ids.ts';
import { RescheduleShowing } from '../programme/operations.ts';
import { daysFromNow, minutesAfter, schedule, showingAt } from '../programme/programme.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/** Showings can be read and locked, and none can be written. */
export const NO_NEW_SHOWINGS = 'lock table showing in share mode';

/** Two managers schedule the same time: both have looked for overlaps before either writes. */
export async function scheduleAtOnce(testApp: TestApp) {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const managers = await Promise.all([0, 1].map(() => testApp.newAccount('MANAGER', made.cinemaId)));
  const start = daysFromNow(3);
  await using lock = await RowLock.take(testApp.databaseUrl, NO_NEW_SHOWINGS, []);
  const both = managers.map(({ client }, nth) => schedule(client, [showingAt(made, minutesAfter(start, 30 * nth))]));
  await lock.untilAwaitedBy(2);
  await lock.release();
  const outcomes = await Promise.all(both);
  const stored = await testApp.database.prisma.showing.count({
    where: { auditoriumId: made.auditoriumId, startsAt: { gte: start } },
  });
  return { outcomes, stored };
}

/** What a manager closes, or archives, while a showing is scheduled there, and the lock that makes one wait for the other. */
export const CLOSED = {
  auditorium: { column: 'closed_at', path: 'auditoriumId', lock: 'for share of auditorium' },
  cinema: { column: 'closed_at', path: 'auditoriumId', lock: 'for share of cinema' },
  movie: { column: 'archived_at', path: 'movieId', lock: 'for share of movie' },
  price_list: { column: 'archived_at', path: 'priceListId', lock: 'order by price_list.id\n      for share' },
} as const;
export type Closed = keyof typeof CLOSED;

function close(what: Closed): string {
  return `update ${what} set ${CLOSED[what].column} = clock_timestamp() where id = $1::uuid`;
}

function idOf(what: Closed, { auditoriumId, cinemaId, movieId, priceListId }: MadeShowing): string {
  return { auditorium: auditoriumId, cinema: cinemaId, movie: movieId, price_list: priceListId }[what];
}

/** A showing that waits for what it is scheduled on to be closed. */
export async function scheduleWhileClosing(testApp: TestApp, what: Closed) {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount('MANAGER', made.cinemaId);
  await using closing = await RowLock.take(testApp.databaseUrl, close(what), [idOf(what, made)]);
  const scheduled = schedule(client, [showingAt(made, daysFromNow(3))]);
  await closing.untilAwaitedBy(1);
  await closing.release();
  return await scheduled;
}

/** A showing that has been checked and not committed, and then a closing of what it is scheduled on. */
export async function closeWhileScheduling(testApp: TestApp, what: Closed) {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount('MANAGER', made.cinemaId);
  await using lock = await RowLock.take(testApp.databaseUrl, NO_NEW_SHOWINGS, []);
  const scheduled = schedule(client, [showingAt(made, daysFromNow(3))]);
  await lock.untilAwaitedBy(1);
  let isClosed = false;
  const closed = testApp.database.prisma.$executeRawUnsafe(close(what), idOf(what, made)).then(() => (isClosed = true));
  await Promise.race([closed, lock.untilAwaitedBy(2)]);
  const hasWaited = !isClosed;
  await lock.release();
  const [{ errors }] = await Promise.all([scheduled, closed]);
  return { hasWaited, errors };
}

/** A hold that has not committed yet, as of another process. */
const HOLD = `
  with new_hold as (
    insert into hold (id, account_id, showing_id, seat_ids, expires_at)
    values ($1, $2, $3, array[$4::uuid], clock_timestamp() + interval '5 minutes')
    returning id, expires_at
  )
  update showing_seat
  set status = 'HELD', hold_id = new_hold.id, held_until = new_hold.expires_at, version = version + 1
  from new_hold
  where showing_id = $3 and seat_id = $4`;

/** A showing that is moved to another auditorium while one of its seats is being held. */
export async function rescheduleWhileHolding(testApp: TestApp) {
  const { database, databaseUrl } = testApp;
  const made = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const other = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { cinemaId, showingId: id } = made;
  await database.prisma.auditorium.update({
    where: { id: other.auditoriumId },
    data: { cinemaId, name: 'Saal 2' },
  });
  const { client } = await testApp.newAccount('MANAGER', cinemaId);
  const { accountId } = await testApp.newAccount();
  const holdId = newId();
  await using holding = await RowLock.take(databaseUrl, HOLD, [holdId, accountId, id, made.seatIds[0]]);
  const input = { id, expectedVersion: 1, auditoriumId: other.auditoriumId, startsAt: daysFromNow(3).toISOString() };
  const rescheduled = client.request(RescheduleShowing, { input });
  await holding.untilAwaitedBy(1);
  await holding.release();
  const { errors } = (await rescheduled).rescheduleShowing;
  return { errors, seatsOfHold: await database.prisma.showingSeat.count({ where: { holdId } }) };
}
