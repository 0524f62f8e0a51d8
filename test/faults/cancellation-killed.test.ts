import { expect, test } from 'vitest';
import { makeShowing } from '../support/fixtures.ts';
import { ServerProcess, startServerProcess } from '../support/server-process.ts';
import { SOLD_FEE, sellBySql } from '../support/sold-by-sql.ts';
import { ADULT_PRICE } from '../support/fixtures.ts';
import { startTestApp } from '../support/test-app.ts';
import { cancelShowing, readCancellation } from '../programme/cancelling.ts';

const BOOKINGS = 500;

test('a worker that is killed in the middle of 500 bookings is followed by another one, and each is refunded once', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { prisma } = testApp.database;
  const environment = { ...testApp.environment, ROLE: 'worker' };
  const showing = await makeShowing(testApp.database, { rows: 25, seatsPerRow: 20 });
  const { accountId } = await testApp.newAccount();
  const seats = showing.seatIds.map((seatId) => [seatId]);
  const sold = await sellBySql(testApp.database, showing, { accountId, seats });
  expect(sold).toHaveLength(BOOKINGS);
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);

  const { errors, showing: cancelled } = await cancelShowing(manager, showing);
  expect(errors).toEqual([]);
  expect(cancelled?.cancellation).toMatchObject({ done: 0, total: BOOKINGS });
  await using worker = new ServerProcess({ environment });
  const seen: number[] = [];
  const done = async () => {
    const now = (await readCancellation(testApp.client, showing.showingId))?.done ?? 0;
    seen.push(now);
    return now;
  };
  await expect.poll(done, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
  worker.kill('SIGKILL');
  await worker.exited();
  const atKill = await done();
  expect(atKill).toBeLessThan(BOOKINGS);
  const where = { showingId: showing.showingId };
  expect((await prisma.showingCancellation.findUniqueOrThrow({ where })).completedAt).toBeNull();

  await using another = await startServerProcess({ environment });
  await expect.poll(done, { timeout: 60_000, interval: 50 }).toBe(BOOKINGS);
  expect(another.hasEnded).toBe(false);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const completed = async () => (await prisma.showingCancellation.findUniqueOrThrow({ where })).completedAt;
  await expect.poll(completed, { timeout: 30_000 }).not.toBeNull();
  // Refunds whose jobs were lost with the process are old enough for the recovery.
  await prisma.$executeRaw`update refund set created_at = created_at - interval '1 minute' where status = 'PENDING'`;
  const amount = BigInt(ADULT_PRICE + SOLD_FEE);
  const settled = () => prisma.refund.count({ where: { status: 'SUCCEEDED', amountMinor: amount } });
  await expect.poll(settled, { timeout: 60_000 }).toBe(BOOKINGS);
  expect(await prisma.refund.count()).toBe(BOOKINGS);
  const ledger = await prisma.fakeGatewayRefund.groupBy({ by: ['paymentId'], _sum: { amountMinor: true } });
  expect(ledger).toHaveLength(BOOKINGS);
  expect(ledger.every(({ _sum: sum }) => sum.amountMinor === amount)).toBe(true);
  expect(await prisma.ticket.count({ where: { ...where, status: 'VOID' } })).toBe(BOOKINGS);
  expect(await prisma.booking.count({ where: { ...where, status: 'CANCELLED' } })).toBe(BOOKINGS);
  expect(await prisma.showingSeat.count({ where: { ...where, status: 'AVAILABLE' } })).toBe(BOOKINGS);
}, 150_000);
