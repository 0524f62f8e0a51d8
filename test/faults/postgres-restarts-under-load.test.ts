import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingInput } from '../support/buying.ts';
import { type Answer, GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking, ReleaseHold, SeatAvailability } from '../support/operations.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';

const RESTARTS = 2;
const BUYERS = 6;

const resources = new Resources();
let postgres: PostgresServer;
let app: App;
let showing: MadeShowing;
let buyers: GraphQLClient[];

beforeAll(async () => {
  postgres = resources.use(await PostgresServer.start());
  const environment = {
    DATABASE_URL: postgres.url,
    JWT_SECRET,
    ADMIN_PASSWORD: 'the first administrator',
    MAX_SEATS_PER_ACCOUNT: '100',
    RATE_LIMITS: 'off',
  };
  app = resources.use(await createApp(readConfig(environment), { logger: createLogger('silent') }));
  const { database } = app.services;
  showing = await makeShowing(database, { rows: 20, seatsPerRow: 30 });
  const accounts = await Promise.all(Array.from({ length: BUYERS }, () => createAccount(database)));
  buyers = accounts.map(({ token }) => new GraphQLClient(app.url, token));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** One thing after the other, as a buyer does them. */
async function buy(buyer: GraphQLClient, seatId: string, note: <Data>(answer: Answer<Data>) => Answer<Data>) {
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

test('while PostgreSQL is restarted several times, every answer is data or SERVICE_UNAVAILABLE', async () => {
  const codes = new Map<string, number>();
  const note = <Data>(answer: Answer<Data>) => {
    for (const { extensions } of answer.errors ?? [{ extensions: { code: 'data' } }])
      codes.set(extensions.code, (codes.get(extensions.code) ?? 0) + 1);
    return answer;
  };
  let isOver = false;
  const buying = buyers.map(async (buyer, number) => {
    for (let seat = number; !isOver; seat = (seat + BUYERS) % showing.seatIds.length) {
      await buy(buyer, showing.seatIds[seat] ?? '', note);
    }
  });
  for (let restart = 0; restart < RESTARTS; restart++) {
    await sleep(1000);
    await postgres.stop();
    await sleep(200);
    await postgres.startAgain();
  }
  await sleep(1000);
  isOver = true;
  await Promise.all(buying);
  expect([...codes.keys()].toSorted()).toEqual(['SERVICE_UNAVAILABLE', 'data']);
}, 150_000);

test('afterwards the process is ready, and no seat was sold or held twice', async () => {
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  const doubles = await app.services.database.prisma.$queryRaw`
    select seat_id from ticket where status = 'VALID' group by seat_id having count(*) > 1`;
  expect(doubles).toEqual([]);
});
