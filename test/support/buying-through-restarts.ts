import { setTimeout as sleep } from 'node:timers/promises';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { Resources } from '../../src/platform/resources.ts';
import { bookingInput } from './buying.ts';
import { type Answer, GraphQLClient } from './client.ts';
import { type MadeShowing, makeShowing } from './fixtures.ts';
import { HoldSeats, PlaceBooking, ReleaseHold, SeatAvailability } from './operations.ts';
import { createAccount, JWT_SECRET } from './test-app.ts';

/** An app, a showing with seats for all of them, and clients of as many accounts. */
export interface Shop {
  app: App;
  showing: MadeShowing;
  buyers: GraphQLClient[];
}

/** @param options.settings which lead to a database with nothing in it */
export async function openShop(
  resources: Resources,
  { settings, count }: { settings: Record<string, string>; count: number },
): Promise<Shop> {
  const environment = {
    ...{ JWT_SECRET, ADMIN_PASSWORD: 'the first administrator', MAX_SEATS_PER_ACCOUNT: '100', RATE_LIMITS: 'off' },
    ...settings,
  };
  const app = resources.use(await createApp(readConfig(environment), { logger: createLogger('silent') }));
  const { database } = app.services;
  const showing = await makeShowing(database, { rows: 20, seatsPerRow: 30 });
  const accounts = await Promise.all(Array.from({ length: count }, () => createAccount(database)));
  return { app, showing, buyers: accounts.map(({ token }) => new GraphQLClient(app.url, token)) };
}

/** Resolves with the next answer of that kind: `data`, or the code of an error. */
export type UntilAnswered = (kind: string) => Promise<void>;

/**
 * Each buyer takes one seat of the showing after the other while `restart` is done.
 *
 * @returns the kinds of answers, sorted: `data`, or the codes of their errors
 */
export async function answersDuring(
  restart: (untilAnswered: UntilAnswered) => Promise<void>,
  { showing, buyers }: Pick<Shop, 'showing' | 'buyers'>,
): Promise<string[]> {
  const counts = new Map<string, number>();
  const countOf = (kind: string) => counts.get(kind) ?? 0;
  const note: Note = (answer) => {
    const kinds = answer.errors?.map(({ extensions }) => extensions.code) ?? ['data'];
    for (const kind of kinds) counts.set(kind, countOf(kind) + 1);
    return answer;
  };
  const untilAnswered = async (kind: string) => {
    const before = countOf(kind);
    while (countOf(kind) === before) await sleep(20);
  };
  let isOver = false;
  const buying = buyers.map(async (buyer, number) => {
    for (let seat = number; !isOver; seat = (seat + buyers.length) % showing.seatIds.length) {
      await buy(buyer, { showing, seatId: showing.seatIds[seat] ?? '', note });
    }
  });
  await restart(untilAnswered).finally(() => (isOver = true));
  await Promise.all(buying);
  return [...counts.keys()].toSorted();
}

type Note = <Data>(answer: Answer<Data>) => Answer<Data>;

/** One thing after the other, as a buyer does them. */
async function buy(
  buyer: GraphQLClient,
  { showing, seatId, note }: { showing: MadeShowing; seatId: string; note: Note },
): Promise<void> {
  const { showingId } = showing;
  note(await buyer.send(`{ showing(id: "${showingId}") { movie { title } seats { status } } genres }`));
  const { data } = note(await buyer.send(HoldSeats, { input: { showingId, seatIds: [seatId] } }));
  const holdId = data?.holdSeats.hold?.id;
  if (holdId === undefined) return;
  const input = bookingInput(showing, { holdId, seatIds: [seatId] });
  const placed = note(await buyer.send(PlaceBooking, { input }));
  if (!placed.data) note(await buyer.send(ReleaseHold, { holdId }));
  await using events = buyer.subscribe(SeatAvailability, { showingId });
  await events.until((received) => received.length > 0);
  note(events.received[0] as Answer<unknown>);
}
