import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { startAppBehindProxy } from '../support/app-behind-proxy.ts';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { HoldSeats, PlaceBooking, ReleaseHold } from '../support/operations.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import type { TestApp } from '../support/test-app.ts';

const UNKNOWN = [{ extensions: { code: 'SERVICE_UNAVAILABLE', outcome: 'UNKNOWN' } }];

describe('the answer of PostgreSQL to a change is lost', () => {
  const resources = new Resources();
  let testApp: TestApp;
  let proxy: TcpProxy;
  let observer: Database;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    let databaseUrl: string;
    ({ testApp, proxy, databaseUrl } = await startAppBehindProxy(resources));
    observer = resources.use(openDatabase(databaseUrl, { connections: 1 }));
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  /** PostgreSQL carries out what has this text, and its answer does not arrive. Then the connection breaks. */
  async function unanswered<Answer>(
    text: string,
    send: () => Promise<Answer>,
    isDone: () => Promise<boolean>,
  ): Promise<Answer> {
    // On new connections, which send the text itself and not the name of a prepared statement.
    proxy.reset();
    await sleep(100);
    proxy.loseAnswersTo = text;
    const sent = send();
    while (!(await isDone())) await sleep(10);
    proxy.loseAnswersTo = undefined;
    proxy.reset();
    return await sent;
  }
  const holds = () => observer.prisma.hold.count();

  test.each([
    ['with a key', { idempotencyKey: 'a key' }, 0],
    ['without a key', {}, 2],
  ])('a hold %s: the buyer is told so, and gets the hold when the request is repeated', async (_, key, from) => {
    const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(from, from + 2), ...key };
    const before = await holds();
    const lost = await unanswered(
      'insert into hold',
      () => buyer.send(HoldSeats, { input }),
      async () => (await holds()) > before,
    );
    expect(lost).toMatchObject({ data: null, errors: UNKNOWN });
    expect(lost.errors?.[0]?.message).not.toContain('nothing was changed');

    const { holdSeats: repeated } = await buyer.request(HoldSeats, { input });
    expect(repeated).toMatchObject({ errors: [], hold: { status: 'ACTIVE' } });
    expect(
      await observer.prisma.hold.findMany({ where: { seatIds: { equals: input.seatIds.toSorted() } } }),
    ).toMatchObject([{ id: repeated.hold?.id }]);
  });

  test('a hold without a key is not given back to another account, nor for other seats, nor after its end', async () => {
    const seatIds = showing.seatIds.slice(10, 12);
    const ask = async (client: GraphQLClient, asked: string[]) =>
      (await client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds: asked } })).holdSeats;
    const { hold } = await ask(buyer, seatIds);
    const { client: another } = await testApp.newAccount();
    expect(await ask(another, seatIds)).toMatchObject({ hold: null, errors: [{ __typename: 'SeatsUnavailable' }] });
    expect(await ask(buyer, seatIds.slice(0, 1))).toMatchObject({ hold: null });
    expect(await ask(buyer, showing.seatIds.slice(10, 13))).toMatchObject({ hold: null });
    await buyer.request(ReleaseHold, { holdId: hold?.id ?? '' });
    expect((await ask(buyer, seatIds)).hold?.id).not.toBe(hold?.id);
  });

  test('a booking: repeated with its key it is placed once', async () => {
    const seatIds = showing.seatIds.slice(20, 22);
    const { id: holdId } = await holdSeats(buyer, showing, seatIds);
    const input = bookingInput(showing, { holdId, seatIds });
    const lost = await unanswered(
      'COMMIT',
      () => buyer.send(PlaceBooking, { input }),
      async () => (await observer.prisma.payment.count()) > 0,
    );
    expect(lost).toMatchObject({ data: null, errors: UNKNOWN });
    const { placeBooking } = await buyer.request(PlaceBooking, { input });
    expect(placeBooking).toMatchObject({ errors: [], booking: { id: expect.any(String) as string } });
    expect(await observer.prisma.booking.count()).toBe(1);
  });

  test('a release: it is not said that nothing was changed', async () => {
    const { id: holdId } = await holdSeats(buyer, showing, showing.seatIds.slice(30, 31));
    const lost = await unanswered(
      "set status = 'RELEASED'",
      () => buyer.send(ReleaseHold, { holdId }),
      async () => (await observer.prisma.hold.count({ where: { id: holdId, status: 'RELEASED' } })) > 0,
    );
    expect(lost).toMatchObject({ data: null, errors: UNKNOWN });
    const { releaseHold } = await buyer.request(ReleaseHold, { holdId });
    expect(releaseHold).toMatchObject({ errors: [], hold: { status: 'RELEASED' } });
  });
});
