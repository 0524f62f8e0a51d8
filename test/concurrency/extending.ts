import { holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ExtendHold } from '../support/hold-changes.ts';
import { letLockedHoldEnd, RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/**
 * A hold is locked by another process until its deadline has passed, while its extension waits. Its expiry runs meanwhile.
 *
 * @returns the answer, and whether the hold is kept
 */
export async function extendDuringDeadline(testApp: TestApp) {
  const { prisma } = testApp.database;
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const { id } = await holdSeats(client, showing, showing.seatIds);
  await using lock = await RowLock.take(testApp.databaseUrl, 'select id from hold where id = $1 for update', [id]);
  const answer = client.request(ExtendHold, { input: { holdId: id } });
  await lock.untilAwaitedBy(1);
  await letLockedHoldEnd(lock, id);
  await testApp.app.services.holds.expire([id]);
  await lock.release();
  const { errors } = (await answer).extendHold;
  const [kept] = await prisma.$queryRaw<{ kept: boolean }[]>`
    select hold.status = 'ACTIVE' and hold.expires_at > clock_timestamp() as kept from hold where hold.id = ${id}::uuid`;
  return { kinds: errors.map(({ __typename: kind }) => kind), isKept: kept?.kept };
}
