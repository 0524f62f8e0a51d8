import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HoldSeatsMutation } from '../generated/graphql.ts';
import { makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/**
 * So many statements run at once: each has counted the account's seats before the first one commits. Half of the
 * connections, since so many may wait for one showing.
 */
const AT_ONCE = 10;

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { DATABASE_CONNECTIONS: String(2 * AT_ONCE) } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** One account sends so many requests at once, each for different seats. */
async function holdAllAtOnce({ requests, seatsEach }: { requests: number; seatsEach: number }) {
  const showing = await makeShowing(testApp.database);
  const { accountId, client } = await testApp.newAccount();
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const answers = Promise.all(
    Array.from({ length: requests }, async (_, index) => {
      const seatIds = showing.seatIds.slice(index * seatsEach, (index + 1) * seatsEach);
      return client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds } });
    }),
  );
  await lock.untilAwaitedBy(AT_ONCE);
  await lock.release();
  const payloads = (await answers).map(({ holdSeats }) => holdSeats);
  const held = await testApp.database.prisma.showingSeat.count({ where: { hold: { accountId } } });
  return { held, acknowledged: payloads.filter(({ hold }) => hold).length, refusals: payloads.flatMap(kinds) };
}

function kinds({ errors }: HoldSeatsMutation['holdSeats']): string[] {
  return errors.map(({ __typename: kind }) => kind);
}

test('one account that asks for many holds at once gets at most 20 seats of a showing', async () => {
  const { held, acknowledged, refusals } = await holdAllAtOnce({ requests: 10, seatsEach: 3 });
  expect({ held, acknowledged }).toEqual({ held: 18, acknowledged: 6 });
  expect(refusals).toEqual(Array.from({ length: 4 }, () => 'SeatLimitExceeded'));
});

test('one account that asks for 20 holds of one seat at once gets all of them', async () => {
  const { held, acknowledged, refusals } = await holdAllAtOnce({ requests: 20, seatsEach: 1 });
  expect({ held, acknowledged, refusals }).toEqual({ held: 20, acknowledged: 20, refusals: [] });
});

test('control: without the unique index on the ordinals of its holds the account gets more', async () => {
  await testApp.database.prisma.$executeRaw`drop index hold_account_id_showing_id_ordinal_key`;
  const { held, acknowledged } = await holdAllAtOnce({ requests: 10, seatsEach: 3 });
  expect({ held, acknowledged }).toEqual({ held: 30, acknowledged: 10 });
});
