import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { freezeAge } from '../support/frozen-age.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { priceFor, sendMutation } from '../support/staff-mutations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const WatchPrices = graphql(`
  subscription WatchPrices($showingId: ID!) {
    seatAvailability(showingId: $showingId) {
      __typename
      ... on ShowingChanged {
        showing {
          prices {
            price {
              amountMinor
            }
          }
        }
      }
    }
  }
`);

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

  test('comes with the prices of now, also when they were read just before and no message tells of the change', async () => {
    freezeAge();
    try {
      await using changes = testApp.client.subscribe(WatchPrices, showing);
      await changes.until((received) => received.length === 1);
      const { prisma } = testApp.app.services.database;
      const { prices } = testApp.app.services;
      await prices.currentTermsByShowingId.shared?.load(showing.showingId);
      await prisma.price.updateMany({ where: { priceListId: showing.priceListId }, data: { amountMinor: 700 } });
      await prisma.showing.update({ where: { id: showing.showingId }, data: { version: 2 } });
      await changes.until((received) => received.length === 2);
      const price = { price: { amountMinor: 700 } };
      expect(changes.received[1]?.data?.seatAvailability).toMatchObject({ showing: { prices: [price, price] } });
    } finally {
      vi.useRealTimers();
    }
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

  // They are found by the same comparison with the database, whatever brings messages.
  if (mode === 'embedded') return;

  describe('of prices', () => {
    const changeList = async ({ priceListId: id, ...world } = showing) => {
      const { client } = await testApp.newAccount('MANAGER', world.cinemaId);
      const changed = await sendMutation(client, 'updatePriceList', {
        id,
        expectedVersion: 1,
        prices: [priceFor(world)],
      });
      expect(changed.data?.['updatePriceList']?.errors).toEqual([]);
    };
    const changeFee = async ({ cinemaId: id, currency } = showing) => {
      const { client } = await testApp.newAccount('MANAGER', id);
      const input = { id, expectedVersion: 1, bookingFee: { amountMinor: 100, currency } };
      const changed = await sendMutation(client, 'updateCinema', input);
      expect(changed.data?.['updateCinema']?.errors).toEqual([]);
    };
    const archiveType = async ({ childTicketTypeId: id, cinemaId } = showing) => {
      const { client } = await testApp.newAccount('MANAGER', cinemaId);
      const changed = await sendMutation(client, 'archiveTicketType', { id, expectedVersion: 1 });
      expect(changed.data?.['archiveTicketType']?.errors).toEqual([]);
    };

    test.each([
      ['its price list', changeList],
      ['the booking fee of its cinema', changeFee],
      ['a ticket type of its cinema', archiveType],
    ])('comes once to the watchers after a change of %s, and not for other showings', async (_, change) => {
      const later = await repeatShowing(testApp.database, showing);
      const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
      await using seen = await watch();
      await using ofLater = await watch(later);
      await using ofOther = await watch(other);
      await change();
      for (const each of [seen, ofLater]) await each.until(() => changesSeenBy(each).length > 0);
      await sleep(NEXT_COMPARISON_MS);
      await using late = await watch();
      expect([seen, ofLater, ofOther, late].map((each) => changesSeenBy(each).length)).toEqual([1, 1, 0, 0]);
    });

    test('does not come once the showing has ended, or for a change of the name of a list', async () => {
      const ended = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
      const [longAgo, end] = [new Date('2026-01-01T18:00:00Z'), new Date('2026-01-01T20:00:00Z')];
      await testApp.database.prisma.showing.update({
        where: { id: ended.showingId },
        data: { startsAt: longAgo, salesCloseAt: longAgo, endsAt: end, freeAt: end },
      });
      await using ofEnded = await watch(ended);
      await using renamed = await watch();
      await changeList(ended);
      await testApp.database.prisma.priceList.update({ where: { id: showing.priceListId }, data: { name: 'Other' } });
      await sleep(2 * NEXT_COMPARISON_MS);
      expect([...changesSeenBy(ofEnded), ...changesSeenBy(renamed)]).toEqual([]);
    });
  });
});
