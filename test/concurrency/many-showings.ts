import { makeShowing, repeatShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp } from '../support/test-app.ts';

/**
 * An account that can have two holds wants one of each of five showings, at the same moment.
 *
 * @returns how many it gets, and the refusals
 */
export async function holdOfManyShowings(): Promise<{ held: number; kinds: string[] }> {
  await using testApp = await startTestApp('redis', {
    settings: { ROLE: 'api', MAX_HOLDS_PER_ACCOUNT: '2', DATABASE_CONNECTIONS: '20' },
  });
  const first = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const showings = [first];
  for (let last = first; showings.length < 5; showings.push(last)) last = await repeatShowing(testApp.database, last);
  const { accountId, client } = await testApp.newAccount();
  const all = 'select seat_id from showing_seat where seat_id = $1 order by showing_id for update';
  await using lock = await RowLock.take(testApp.databaseUrl, all, [first.seatIds[0]]);
  const answers = Promise.all(
    showings.map(({ showingId, seatIds }) => client.request(HoldSeats, { input: { showingId, seatIds } })),
  );
  await lock.untilAwaitedBy(5);
  await lock.release();
  const kinds = (await answers).flatMap(({ holdSeats: { errors } }) => errors.map(({ __typename: kind }) => kind));
  return { held: await testApp.database.prisma.hold.count({ where: { accountId, status: 'ACTIVE' } }), kinds };
}
