import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { findRow } from '../../src/platform/batches.ts';
import { graphql } from '../generated/gql.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyTheCache } from '../support/delivered.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { entriesOf, failRefund, refundTickets, sellTickets } from './sales.ts';

const SalesOfShowings = graphql(`
  query SalesOfShowings($first: Int! = 20, $filter: ShowingFilter) {
    showings(first: $first, filter: $filter) {
      nodes {
        sales {
          ...Sales
        }
      }
    }
  }
`);

const WatchSales = graphql(`
  subscription WatchSales($showingId: ID!) {
    showingSales(showingId: $showingId) {
      ...Sales
    }
  }
`);

graphql(`
  fragment Sales on ShowingSales {
    showing {
      id
    }
    ticketsSold
    seatsHeld
    capacity
    checkedIn
    gross {
      amountMinor
      currency
    }
    refunded {
      amountMinor
    }
  }
`);

const SMALL = { rows: 1, seatsPerRow: 4 };

/** A fee of 1.00 for each ticket. */
const TERMS = { bookingFeeMinor: 100 };

describe.each(MODES)('what is sold of a showing (%s)', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let boxOffice: { accountId: string; client: GraphQLClient };
  beforeAll(async () => {
    testApp = await startTestApp(mode);
    showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 5 });
    boxOffice = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  async function salesOf({ cinemaId }: MadeShowing, client = boxOffice.client) {
    const { showings } = await client.request(SalesOfShowings, { filter: { cinemaIds: [cinemaId] } });
    return showings.nodes[0]?.sales;
  }

  test('is counted with all that has happened to its tickets', async () => {
    const nothing = {
      ...{ showing: { id: showing.showingId }, ticketsSold: 0, seatsHeld: 0, capacity: 10, checkedIn: 0 },
      ...{ gross: { amountMinor: 0, currency: 'EUR' }, refunded: { amountMinor: 0 } },
    };
    expect(await salesOf(showing)).toEqual(nothing);

    const { bookingId, ticketIds } = await sellTickets(testApp, { showing, seats: 3, terms: TERMS });
    const [first = '', second = '', third = ''] = ticketIds;
    const sold = { ...nothing, ticketsSold: 3, gross: { amountMinor: 3900, currency: 'EUR' } };
    expect(await salesOf(showing)).toEqual(sold);

    const { prisma } = testApp.database;
    await prisma.ticket.update({ where: { id: first }, data: { status: 'USED', checkedInAt: new Date() } });
    await refundTickets(testApp.database, { bookingId, tickets: { [second]: 1300 }, cancels: true });
    await failRefund(testApp.database, await refundTickets(testApp.database, { bookingId, tickets: { [third]: 500 } }));
    const refunded = { ...sold, ticketsSold: 2, checkedIn: 1, refunded: { amountMinor: 1300 } };
    expect(await salesOf(showing)).toEqual(refunded);

    const { client } = await testApp.newAccount();
    const { id: holdId } = await holdSeats(client, showing, showing.seatIds.slice(8));
    expect(await salesOf(showing)).toEqual({ ...refunded, seatsHeld: 2 });
    await letHoldEnd(testApp.database, holdId);
    expect(await salesOf(showing)).toEqual(refunded);

    const entries = await entriesOf(
      testApp.database,
      Prisma.sql`
        select id as cinema_id, '2000-01-01Z'::timestamptz as from_at, 'infinity'::timestamptz as until_at, null::date as sold_on
        from cinema where id = ${showing.cinemaId}::uuid`,
    );
    const sum = (of: (entry: (typeof entries)[number]) => bigint) =>
      Number(entries.reduce((all, each) => all + of(each), 0n));
    expect([sum((entry) => entry.grossMinor), sum((entry) => entry.refundedMinor)]).toEqual([3900, 1300]);
  });

  test.each([
    ['the box office of another cinema', 'BOX_OFFICE', 'there'],
    ['the door', 'DOOR', 'here'],
    ['an auditor', 'AUDITOR', 'everywhere'],
    ['a buyer', undefined, 'everywhere'],
  ] as const)('is null for %s', async (_, role, place) => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const cinemaId = { here: showing.cinemaId, there: other.cinemaId, everywhere: undefined }[place];
    const { client } = await testApp.newAccount(role, cinemaId);
    expect(await salesOf(showing, client)).toBeNull();
  });

  test('is told as it is, and after a sale, a hold and a refund', async () => {
    const watched = await makeShowing(testApp.database, SMALL);
    const { client } = await testApp.newAccount('BOX_OFFICE', watched.cinemaId);
    await using events = client.subscribe(WatchSales, { showingId: watched.showingId });
    const until = (sales: object) =>
      events.until((received) => {
        const last = received.at(-1)?.data?.showingSales;
        return isDeepStrictEqual({ ...last, ...sales }, last);
      });
    await until({ ticketsSold: 0, seatsHeld: 0, capacity: 4 });
    const { bookingId, ticketIds } = await sellTickets(testApp, { showing: watched, seats: 2 });
    await until({ ticketsSold: 2, seatsHeld: 0, gross: { amountMinor: 2400, currency: 'EUR' } });
    // As another process does it whose messages are lost.
    await refundTickets(testApp.database, { bookingId, tickets: { [ticketIds[0] ?? '']: 1200 }, cancels: true });
    await until({ ticketsSold: 1, refunded: { amountMinor: 1200 } });
    await holdSeats((await testApp.newAccount()).client, watched, watched.seatIds.slice(3));
    await until({ ticketsSold: 1, seatsHeld: 1 });
  });

  test('ends for the caller who has lost the role, instead of the next event', async () => {
    const watched = await makeShowing(testApp.database, SMALL);
    const { accountId, client } = await testApp.newAccount('BOX_OFFICE', watched.cinemaId);
    await using events = client.subscribe(WatchSales, { showingId: watched.showingId });
    await using others = (await testApp.newAccount('ADMIN')).client.subscribe(WatchSales, {
      showingId: watched.showingId,
    });
    await events.until((received) => received.length === 1);
    await others.until((received) => received.length === 1);
    await testApp.database.prisma.roleGrant.deleteMany({ where: { accountId } });
    await holdSeats((await testApp.newAccount()).client, watched, watched.seatIds.slice(3));
    await events.ended();
    expect(events.failure).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(events.received).toHaveLength(1);
    await others.until((received) => received.length === 2);
  });

  test('is BAD_USER_INPUT for a showing that does not exist', async () => {
    await using events = boxOffice.client.subscribe(WatchSales, { showingId: 'x' });
    await events.ended();
    expect(events.received).toMatchObject([{ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
  });

  test('is read once a second for all watchers, who are each told at most once a second', async () => {
    const watched = await makeShowing(testApp.database, SMALL);
    const { liveSales, showingSales } = testApp.app.services;
    const sales = await findRow(showingSales.byShowingId, watched.showingId);
    if (!sales) throw new Error('there are no sales');
    const watchers = Array.from({ length: 20 }, () => liveSales.watch(sales));
    const times: number[] = [];
    const reads = await statementsOf(async () => {
      for (let seats = 0; seats < 4; seats++) {
        const [event] = await Promise.all(watchers.map((watcher) => watcher.next()));
        expect(event?.value).toMatchObject({ seatsHeld: seats });
        times.push(performance.now());
        if (seats < 3) await holdSeats((await testApp.newAccount()).client, watched, [watched.seatIds[seats] ?? '']);
      }
    });
    for (const watcher of watchers) await watcher.return();
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps.filter((gap) => gap < 990)).toEqual([]);
    const comparisons = reads.filter((sql) => sql.includes('refund_line')).length;
    const seconds = Math.ceil(gaps.reduce((sum, gap) => sum + gap, 0) / 1000);
    expect(comparisons).toBeGreaterThan(0);
    expect(comparisons).toBeLessThanOrEqual(seconds);
  });

  test('is no longer read once nobody watches', async () => {
    const { liveSales, showingSales } = testApp.app.services;
    const sales = await findRow(showingSales.byShowingId, showing.showingId);
    const watcher = sales && liveSales.watch(sales);
    await watcher?.return();
    // The comparison that was to come finds nothing to compare.
    await sleep(1100);
    const reads = await statementsOf(() => sleep(1500));
    expect(reads.filter((sql) => sql.includes('refund_line'))).toEqual([]);
  });
});

test('the sales of four showings take as many SQL statements as those of one', async () => {
  // The role api has no workers and no sweeps, which would send statements too.
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  for (let index = 0; index < 4; index++) await makeShowing(testApp.database, SMALL);
  const { client } = await testApp.newAccount('BOX_OFFICE');
  const count = async (first: number) => {
    await emptyTheCache(testApp.app.services);
    return statementsOf(async () => {
      const { nodes } = (await client.request(SalesOfShowings, { first })).showings;
      expect(nodes.map(({ sales }) => sales?.capacity)).toEqual(Array.from({ length: first }, () => 4));
    });
  };
  const [one, four] = [await count(1), await count(4)];
  expect(four.length, four.join('\n')).toBe(one.length);
});
