import { randomInt } from 'node:crypto';
import pLimit from 'p-limit';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { HeldSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import type { TestApp } from '../support/test-app.ts';

/** Far more than a buyer needs: each refusal offers free seats, so that only a few attempts follow. */
const MAX_ATTEMPTS = 200;

export interface Race {
  /** Those that were acknowledged. */
  holds: { client: GraphQLClient; hold: HeldSeats }[];
  /** How many refusals there were of each kind. */
  refusals: Map<string, number>;
}

/**
 * So many accounts ask for one to three seats each, at once, until each has seats or the showing is full. They are spread
 * over two processes: each of them alone would take the seats of all its requests with one statement.
 */
export async function raceForSeats(testApp: TestApp, showing: MadeShowing, buyers: number): Promise<Race> {
  const config = readConfig(testApp.environment);
  await using another = await createApp(config, { logger: createLogger(config.logLevel) });
  // As many at once as there are connections: nothing waits long for one.
  const limit = pLimit(10);
  const accounts = await Promise.all(Array.from({ length: buyers }, () => limit(() => testApp.newAccount())));
  const race: Race = { holds: [], refusals: new Map() };
  await Promise.all(
    accounts.map(async ({ client }, index) => {
      const buyer = index % 2 === 0 ? client : new GraphQLClient(another.url, client.token);
      const hold = await buy(buyer, showing, race);
      if (hold) race.holds.push({ client, hold });
    }),
  );
  return race;
}

/** Undefined when no seat was left. */
async function buy(client: GraphQLClient, showing: MadeShowing, { refusals }: Race): Promise<HeldSeats | undefined> {
  let seatIds = randomSeats(showing, randomInt(1, 4));
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const input = { showingId: showing.showingId, seatIds };
    const { hold, errors } = (await client.request(HoldSeats, { input })).holdSeats;
    if (hold) return hold;
    for (const { __typename: kind } of errors) refusals.set(kind, (refusals.get(kind) ?? 0) + 1);
    const alternatives = errors.flatMap((error) => (error.__typename === 'SeatsUnavailable' ? error.alternatives : []));
    if (alternatives.length === 0 && seatIds.length === 1) return undefined;
    const alternative = alternatives[randomInt(Math.max(1, alternatives.length))];
    seatIds = alternative?.seats.map(({ seat }) => seat.id) ?? randomSeats(showing, 1);
  }
  throw new Error('a buyer found neither seats nor a full showing');
}

export function randomSeats({ seatIds }: Pick<MadeShowing, 'seatIds'>, count: number): string[] {
  const left = [...seatIds];
  return Array.from({ length: count }, () => left.splice(randomInt(left.length), 1)).flat();
}

/** The seats of all acknowledged holds, each with the number of holds that it is in. */
export function timesHeld({ holds }: Race): Map<string, number> {
  const times = new Map<string, number>();
  for (const { seat } of holds.flatMap(({ hold }) => hold.seats)) times.set(seat.id, (times.get(seat.id) ?? 0) + 1);
  return times;
}
