import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { startAppBehindProxy } from '../support/app-behind-proxy.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import type { TestApp } from '../support/test-app.ts';

/** Six seconds, and what a busy machine adds. */
const SLOWEST_ANSWER_MS = 8000;
const BACK_WITHIN_MS = 5000;

describe('the network to PostgreSQL swallows bytes', () => {
  const resources = new Resources();
  let testApp: TestApp;
  let proxy: TcpProxy;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    ({ testApp, proxy } = await startAppBehindProxy(resources));
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  const read = () => buyer.send(`{ showing(id: "${showing.showingId}") { seats { status } } }`);
  const hold = (seat: number) =>
    buyer.send(HoldSeats, { input: { showingId: showing.showingId, seatIds: [showing.seatIds[seat] ?? ''] } });
  const status = async (path: string) => (await fetch(`${testApp.client.url}${path}`)).status;

  /** Its answer, and how long it took. */
  async function timed<Answer>(request: Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
    const begin = Date.now();
    const answer = await request;
    return { answer, ms: Date.now() - begin };
  }

  async function untilBack(): Promise<void> {
    const deadline = Date.now() + BACK_WITHIN_MS;
    while ((await status('/readyz')) !== 200 || (await read()).errors) {
      if (Date.now() > deadline) throw new Error(`not back within ${BACK_WITHIN_MS} ms`);
      await sleep(50);
    }
  }

  /** Many more than there are connections, open and idle ones among them. */
  async function load(seconds: number) {
    const answers: Awaited<ReturnType<typeof timed<Awaited<ReturnType<typeof read>>>>>[] = [];
    const deadline = Date.now() + seconds * 1000;
    await Promise.all(
      Array.from({ length: 30 }, async (_, buyerNumber) => {
        while (Date.now() < deadline) {
          answers.push(
            await timed<Awaited<ReturnType<typeof read>>>(buyerNumber % 3 === 0 ? hold(buyerNumber) : read()),
          );
          await sleep(20);
        }
      }),
    );
    return answers;
  }

  test('meanwhile every request is answered in time, and the process is alive and not ready', async () => {
    await read();
    proxy.mode = 'silent';
    const [answers, alive, ready] = await Promise.all([
      load(8),
      sleep(1000).then(() => status('/healthz')),
      sleep(1000).then(() => status('/readyz')),
    ]);
    expect([alive, ready]).toEqual([200, 503]);
    for (const { answer, ms } of answers) {
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
      expect(ms).toBeLessThan(SLOWEST_ANSWER_MS);
    }
  });

  test('soon after the network is back the process is ready and answers, by itself', async () => {
    proxy.mode = 'pass';
    await untilBack();
  });

  test('when only the open connections were forgotten, new ones are opened at once', async () => {
    await Promise.all(Array.from({ length: 20 }, read));
    proxy.forget();
    await Promise.all([read(), hold(40)]);
    await untilBack();
    for (let count = 0; count < 10; count++) expect((await read()).errors).toBeUndefined();
  });

  test('the queues and the watchers work again too', async () => {
    await using watch = await SeatWatch.open(buyer, showing.showingId);
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(45, 46) });
    await bookingOnce(buyer, id, 'CONFIRMED');
    await watch.until(() => watch.status(showing.seatIds[45]) === 'SOLD');
  });
});
