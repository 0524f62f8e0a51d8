import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

/** More than the interval at which watched showings are compared with the database. */
const NEXT_COMPARISON_MS = 2500;

describe.each(MODES)('ShowingChanged, %s,', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  function watch({ showingId } = showing): Promise<SeatWatch> {
    return SeatWatch.open(testApp.client, showingId);
  }

  async function cancel(): Promise<void> {
    await testApp.database.prisma.$executeRaw`
      update showing set version = version + 1, cancelled_at = clock_timestamp() where id = ${showing.showingId}::uuid`;
  }

  function changesSeenBy({ events }: SeatWatch) {
    return events.filter(({ __typename: kind }) => kind === 'ShowingChanged');
  }

  test('comes once to every watcher within five seconds, with the showing as it is now', async () => {
    await using first = await watch();
    await using second = await watch();
    await using third = await watch();
    const watches = [first, second, third];
    await cancel();
    await Promise.all(watches.map((seen) => seen.until(() => changesSeenBy(seen).length > 0)));
    await sleep(NEXT_COMPARISON_MS);
    const { showingId } = showing;
    for (const seen of watches) {
      expect(changesSeenBy(seen)).toEqual([
        { __typename: 'ShowingChanged', showingId, showing: { status: 'CANCELLED', version: 2 } },
      ]);
    }
  });

  test('comes again at the next change, with what changed then', async () => {
    await using seen = await watch();
    const changes = [];
    for (const [version, salesCloseAt, status] of [
      [2, new Date(Date.now() - 1000), 'CLOSED'],
      [5, new Date(Date.now() + 60_000), 'ON_SALE'],
    ] as const) {
      await testApp.database.prisma.showing.update({
        where: { id: showing.showingId },
        data: { version, salesCloseAt },
      });
      changes.push({ showing: { version, status } });
      await seen.until(() => changesSeenBy(seen).length === changes.length);
    }
    expect(changesSeenBy(seen)).toMatchObject(changes);
  });

  test('does not come for another showing, for a change before the first snapshot, or for seats', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    await using ofOther = await watch(other);
    await cancel();
    await using late = await watch();
    const { client } = await testApp.newAccount();
    await holdSeats(client, other, other.seatIds);
    await ofOther.until(() => ofOther.status(other.seatIds[0]) === 'HELD');
    await sleep(2 * NEXT_COMPARISON_MS);
    expect([...changesSeenBy(ofOther), ...changesSeenBy(late)]).toEqual([]);
  });
});
