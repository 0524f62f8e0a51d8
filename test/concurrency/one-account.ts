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

export function startForOneAccount(): Promise<TestApp> {
  return startTestApp('embedded', { settings: { DATABASE_CONNECTIONS: String(2 * AT_ONCE) } });
}

/** One account sends so many requests at once, each for different seats. */
export async function holdAllAtOnce(
  testApp: TestApp,
  { requests, seatsEach }: { requests: number; seatsEach: number },
) {
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
