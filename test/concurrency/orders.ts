import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/** Until the orders of others have read what they need, and are gathered. */
const GATHERED_MS = 500;

/** A hold of one seat by an account of its own, that is to be booked. */
export interface Buyer {
  client: GraphQLClient;
  holdId: string;
  seatId: string;
  place: () => Promise<Placed>;
}

type Placed = Awaited<ReturnType<typeof placed>>;

async function placed(client: GraphQLClient, input: ReturnType<typeof bookingInput>) {
  return (await client.request(PlaceBooking, { input })).placeBooking;
}

/** So many buyers with a seat each of one showing. */
export async function makeBuyers(testApp: TestApp, count: number): Promise<{ showing: MadeShowing; buyers: Buyer[] }> {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: count });
  // Fewer at once than there are connections.
  const limit = pLimit(5);
  const buyers = await Promise.all(
    showing.seatIds.map(async (seatId) => {
      const { client } = await limit(() => testApp.newAccount());
      const { id: holdId } = await holdSeats(client, showing, [seatId]);
      const input = bookingInput(showing, { holdId, seatIds: [seatId] });
      return { client, holdId, seatId, place: () => placed(client, input) };
    }),
  );
  return { showing, buyers };
}

/**
 * The first buyer's transaction waits for its seat, so that all other orders are gathered for the next one. Then all may
 * go on.
 *
 * @param meanwhile what happens while the others wait
 */
export async function placeTogether(
  testApp: TestApp,
  [first, ...others]: readonly Buyer[],
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Placed[]> {
  const lockSeat = 'select seat_id from showing_seat where seat_id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, lockSeat, [first?.seatId]);
  const placing = [first?.place()];
  await lock.untilAwaitedBy(1);
  placing.push(...others.map(({ place }) => place()));
  await meanwhile();
  await sleep(GATHERED_MS);
  await lock.release();
  return await Promise.all(placing.filter((each) => each !== undefined));
}

/** Whether the second of two orders was placed while the hold of the first was locked by another process. */
export async function placesBesideALockedHold(testApp: TestApp): Promise<boolean> {
  const { buyers } = await makeBuyers(testApp, 2);
  const [first, second] = buyers as [Buyer, Buyer];
  const lockHold = 'select id from hold where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, lockHold, [first.holdId]);
  const waiting = first.place();
  await lock.untilAwaitedBy(1);
  const other = second.place();
  const isPlaced = await isDoneSoon(other);
  await lock.release();
  await Promise.all([waiting, other]);
  return isPlaced;
}

/** Before a lock is given up as not available, which takes two seconds. */
function isDoneSoon(placing: Promise<unknown>): Promise<boolean> {
  return Promise.race([placing.then(() => true), sleep(1000, false)]);
}
