import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { RegisterAccount } from '../accounts/operations.ts';
import { bookingInput, bookingOnce, bookSeats, type HeldSeats, holdSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking, ReadHold, ReleaseHold, SeatAvailability } from '../support/operations.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';

describe('PostgreSQL is stopped, and started again', () => {
  const resources = new Resources();
  let postgres: PostgresServer;
  let app: App;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let watch: SeatWatch;
  let hold: HeldSeats;

  beforeAll(async () => {
    postgres = resources.use(await PostgresServer.start());
    const environment = { DATABASE_URL: postgres.url, JWT_SECRET, ADMIN_PASSWORD: 'the first administrator' };
    app = resources.use(await createApp(readConfig(environment), { logger: createLogger('silent') }));
    showing = await makeShowing(app.services.database);
    const { token } = await createAccount(app.services.database);
    buyer = new GraphQLClient(app.url, token);
    watch = resources.use(await SeatWatch.open(buyer, showing.showingId));
    hold = await holdSeats(buyer, showing, showing.seatIds.slice(0, 2));
    await watch.until(() => watch.status(showing.seatIds[0]) === 'HELD');
    await postgres.stop();
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('meanwhile every operation answers SERVICE_UNAVAILABLE', async () => {
    const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(2, 3) };
    const booking = bookingInput(showing, { holdId: hold.id, seatIds: showing.seatIds.slice(0, 2) });
    const ada = { email: 'ada@example.com', password: 'difference engine', name: 'Ada' };
    const answers = [
      await buyer.send(HoldSeats, { input }),
      await buyer.send(ReleaseHold, { holdId: hold.id }),
      await buyer.send(ReadHold, { id: hold.id }),
      await buyer.send(PlaceBooking, { input: booking }),
      await buyer.send(RegisterAccount, { input: ada }),
      await buyer.send('{ movies { nodes { title } } }'),
      await buyer.send(`{ showing(id: "${showing.showingId}") { seats { status } } }`),
    ];
    for (const { errors } of answers) {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
    }
  });

  test('meanwhile the process is alive and reports that it is not ready', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
    expect((await buyer.send('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  test('meanwhile a new subscription answers SERVICE_UNAVAILABLE', async () => {
    await using events = buyer.subscribe(SeatAvailability, { showingId: showing.showingId });
    await events.until((received) => received.length === 1);
    expect(events.received[0]?.errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  });

  test('afterwards acknowledged holds still exist, and new ones succeed', async () => {
    await postgres.startAgain();
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect(await buyer.request(ReadHold, { id: hold.id })).toMatchObject({ hold: { status: 'ACTIVE' } });
    await holdSeats(buyer, showing, showing.seatIds.slice(2, 3));
  });

  test('afterwards earlier watchers are up to date again, on the same socket', async () => {
    await watch.until(() => watch.status(showing.seatIds[2]) === 'HELD');
    // By another process, which publishes nothing.
    await app.services.database.prisma.$executeRaw`
      update showing_seat set status = 'BLOCKED', version = version + 1 where seat_id = ${showing.seatIds[9]}::uuid`;
    await watch.until(() => watch.status(showing.seatIds[9]) === 'BLOCKED');
  });

  test('afterwards jobs run again', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(4, 6) });
    await bookingOnce(buyer, id, 'CONFIRMED');
    await watch.until(() => watch.status(showing.seatIds[4]) === 'SOLD');
  });
});
