import { setTimeout as sleep } from 'node:timers/promises';
import { holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ExtendHold } from '../support/hold-changes.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/** Requests wait two seconds for a lock. */
const LEFT_MS = 1200;

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
  await prisma.$executeRaw`
    with hold as (
      update hold set expires_at = clock_timestamp() + make_interval(secs => ${LEFT_MS / 1000}) where id = ${id}::uuid
      returning id, expires_at
    )
    update showing_seat set held_until = hold.expires_at from hold where showing_seat.hold_id = hold.id`;
  await using lock = await RowLock.take(testApp.databaseUrl, 'select id from hold where id = $1 for update', [id]);
  const answer = client.request(ExtendHold, { input: { holdId: id } });
  await lock.untilAwaitedBy(1);
  await sleep(LEFT_MS);
  await testApp.app.services.holds.expire([id]);
  await lock.release();
  const { errors } = (await answer).extendHold;
  const [kept] = await prisma.$queryRaw<{ kept: boolean }[]>`
    select hold.status = 'ACTIVE' and hold.expires_at > clock_timestamp() as kept from hold where hold.id = ${id}::uuid`;
  return { kinds: errors.map(({ __typename: kind }) => kind), isKept: kept?.kept };
}
