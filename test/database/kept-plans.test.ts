import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sellBookings } from '../../src/bookings/sql/sell-bookings.ts';
import { newId } from '../../src/platform/ids.ts';
import { SingleStatement } from '../../src/platform/database/transaction.ts';
import { takeSeats } from '../../src/seating/sql/take-seats.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const HOLDS = 60;
const TERMS = { holdSeconds: 60, maxHoldSeconds: 60, accountLimit: 100, holdLimit: 1000 };

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  showing = await makeShowing(testApp.database, { rows: 10, seatsPerRow: 20 });
  for (let seat = 0; seat < HOLDS; seat++) await hold(seat);
  await testApp.database.prisma.$executeRaw`analyze hold`;
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function hold(seat: number): Promise<void> {
  const { client } = await testApp.newAccount();
  await holdSeats(client, showing, showing.seatIds.slice(seat, seat + 1));
}

/** How often holds were read from end to end while each of these seats was taken. */
async function wholeReads(seats: readonly number[], take: (seat: number) => Promise<unknown>): Promise<number> {
  const count = async () => {
    const [row] = await testApp.database.prisma.$queryRaw<{ scans: number }[]>`
      select seq_scan::int as scans from pg_stat_user_tables where relname = 'hold'`;
    return row?.scans ?? 0;
  };
  const before = await count();
  for (const [index, seat] of seats.entries()) {
    // A connection reports what it did before with the first statement after a second.
    if (index === seats.length - 1) await sleep(1500);
    await take(seat);
  }
  return (await count()) - before;
}

test('a change looks holds up by an index, though there are so few that reading all would be cheaper', async () => {
  expect(await wholeReads([100, 101, 102, 103], hold)).toBe(0);
});

test('a sale looks its payments up by their ids, not among all that are PENDING', async () => {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount();
  const { id } = await bookSeats(client, made, { seatIds: made.seatIds });
  const { holdId, payments, tickets } = await testApp.database.prisma.booking.findUniqueOrThrow({
    where: { id },
    include: { payments: true, tickets: true },
  });
  const sale = {
    id: payments[0]?.id ?? '',
    holdId,
    tickets: tickets.map(({ id: ticketId, seatId }) => ({ ticketId, seatId })),
  };
  const scans = await testApp.database.transaction(async (tx) => {
    expect(await sellBookings(tx, [sale])).toMatchObject([{ bookingId: id }]);
    return tx.client.$queryRaw`
      select pg_stat_get_xact_numscans('payment_pkey'::regclass) > 0 as "byId",
        pg_stat_get_xact_numscans('payment_pending'::regclass) > 0 as pending`;
  });
  expect(scans).toEqual([{ byId: true, pending: false }]);
});

test('control: with plans as PostgreSQL makes them the same statement reads all of them', async () => {
  const { accountId } = await testApp.newAccount();
  const client = testApp.database.prisma;
  const reads = await wholeReads([110, 111, 112, 113], async (seat) => {
    const seatIds = showing.seatIds.slice(seat, seat + 1);
    const request = {
      holdId: newId(),
      accountId,
      showingId: showing.showingId,
      seatIds,
      idempotencyKey: null,
      requestFingerprint: null,
      conditions: [],
    };
    await takeSeats(new SingleStatement(client, []), [request], { terms: TERMS, waits: true });
  });
  expect(reads).toBeGreaterThan(0);
});
