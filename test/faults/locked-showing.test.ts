import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Bulkhead } from '../../src/platform/database/bulkhead.ts';
import { Resources } from '../../src/platform/resources.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const BUYERS = 60;
/** At most two seconds for the lock, and two for its turn; and what a busy machine adds. Without limits it was 12 s. */
const SLOWEST_REFUSAL_MS = 10_000;

describe('the seats of one showing are locked, and many buyers want them', () => {
  const resources = new Resources();
  let testApp: TestApp;
  let locked: MadeShowing;
  let other: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    testApp = resources.use(await startTestApp('embedded'));
    locked = await makeShowing(testApp.database, { rows: 6, seatsPerRow: 10 });
    other = await makeShowing(testApp.database, { rows: 6, seatsPerRow: 10 });
    ({ client: buyer } = await testApp.newAccount());
    await hold(other, 59);
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  const hold = ({ showingId, seatIds }: MadeShowing, seat: number, client = buyer) =>
    client.send(HoldSeats, { input: { showingId, seatIds: [seatIds[seat] ?? ''] } });

  /** What others see for as long as the buyers wait: the slowest answer, and what was not a good one. */
  async function observe(isOver: () => boolean) {
    const seen = { slowestMs: 0, bad: [] as unknown[], good: 0 };
    for (let seat = 0; !isOver() && seat < 59; seat++) {
      const begin = Date.now();
      const { client } = await testApp.newAccount();
      const [ready, held, read] = await Promise.all([
        fetch(`${buyer.url}/readyz`),
        hold(other, seat, client),
        buyer.send('{ genres }'),
      ]);
      seen.slowestMs = Math.max(seen.slowestMs, Date.now() - begin);
      if (ready.status === 200 && held.data?.holdSeats.hold && !read.errors) seen.good++;
      else seen.bad.push([ready.status, held, read]);
      await sleep(50);
    }
    return seen;
  }

  async function besiege() {
    await using lock = await lockShowingSeats(testApp.databaseUrl, locked.showingId);
    let isOver = false;
    const observed = observe(() => isOver);
    const refusals = await Promise.all(
      Array.from({ length: BUYERS }, async (_, seat) => {
        const begin = Date.now();
        return { answer: await hold(locked, seat), ms: Date.now() - begin };
      }),
    );
    isOver = true;
    await lock.release();
    return { refusals, observed: await observed };
  }

  test('the others do not notice, and the buyers are refused soon', async () => {
    const { refusals, observed } = await besiege();
    for (const { answer, ms } of refusals) {
      expect(answer.errors?.map(({ extensions }) => extensions)).toMatchObject([
        { code: 'SERVICE_UNAVAILABLE', outcome: 'NOT_DONE' },
      ]);
      expect(ms).toBeLessThan(SLOWEST_REFUSAL_MS);
    }
    expect(observed.bad).toEqual([]);
    expect(observed.good).toBeGreaterThan(1);
  });

  test('control: without the limit for one showing the others wait', async () => {
    const unlimited = vi.spyOn(Bulkhead.prototype, 'run').mockImplementation((_key, work) => work());
    try {
      const { observed } = await besiege();
      expect(observed.bad.length + Number(observed.slowestMs >= 1900)).toBeGreaterThan(0);
    } finally {
      unlimited.mockRestore();
    }
  });

  test('afterwards its seats can be held', async () => {
    expect((await hold(locked, 0)).data?.holdSeats.errors).toEqual([]);
  });
});
