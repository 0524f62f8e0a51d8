import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, ReleaseHold } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Requests wait two seconds for a lock. */
const LEFT_MS = 1200;

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let holdId: string;
beforeAll(async () => {
  // The role api has no workers and no recovery: only the test itself ends a hold.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ id: holdId } = await holdSeats(buyer, showing, showing.seatIds));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** The hold is locked by another process, which changes nothing, until its deadline has passed. */
async function untilDeadline<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  await using lock = await RowLock.take(testApp.databaseUrl, 'select id from hold where id = $1 for update', [holdId]);
  const answer = request();
  await lock.untilAwaitedBy(1);
  await sleep(LEFT_MS);
  await lock.release();
  return await answer;
}

async function letDeadlineCome(): Promise<void> {
  await testApp.database.prisma.$executeRaw`
    with hold as (
      update hold set expires_at = clock_timestamp() + make_interval(secs => ${LEFT_MS / 1000}) where id = ${holdId}::uuid
      returning id, expires_at
    )
    update showing_seat set held_until = hold.expires_at from hold where showing_seat.hold_id = hold.id`;
}

function rowOfHold() {
  return testApp.database.prisma.hold.findUniqueOrThrow({ where: { id: holdId }, select: { status: true } });
}

test('a hold whose deadline passes while its booking waits for its lock is HoldExpired', async () => {
  await letDeadlineCome();
  const input = bookingInput(showing, { holdId, seatIds: showing.seatIds });
  const { placeBooking } = await untilDeadline(() => buyer.request(PlaceBooking, { input }));
  expect(placeBooking).toMatchObject({ booking: null, errors: [{ __typename: 'HoldExpired' }] });
  expect(await rowOfHold()).toEqual({ status: 'ACTIVE' });
});

test('a hold whose deadline passes while its release waits for its lock is EXPIRED, not RELEASED', async () => {
  await letDeadlineCome();
  const { releaseHold } = await untilDeadline(() => buyer.request(ReleaseHold, { holdId }));
  expect(releaseHold).toEqual({ hold: { id: holdId, status: 'EXPIRED' }, errors: [] });
  expect(await rowOfHold()).toEqual({ status: 'ACTIVE' });
});

test('control: a condition on the row that is updated looks at the clock before it waits', async () => {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  try {
    await letDeadlineCome();
    const statement = `update hold set status = 'RELEASED' where id = $1 and expires_at > clock_timestamp()`;
    expect((await untilDeadline(() => client.query(statement, [holdId]))).rowCount).toBe(1);
    expect(await rowOfHold()).toEqual({ status: 'RELEASED' });
  } finally {
    await client.end();
  }
});
