import { expect, test } from 'vitest';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { RowLock } from '../support/row-lock.ts';
import { ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp } from '../support/test-app.ts';

test('a worker that is killed after the charge and before the commit does not charge twice', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { prisma } = testApp.database;
  const environment = { ...testApp.environment, ROLE: 'worker' };
  const showing = await makeShowing(testApp.database);
  const { client } = await testApp.newAccount();
  const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 2) });
  // The worker has the answer of the gateway and waits for the row of the booking.
  await using lock = await RowLock.take(testApp.databaseUrl, 'select id from booking where id = $1 for update', [id]);
  await using worker = new ServerProcess({ environment });
  const waiting = await lock.untilAwaitedBy(1);
  expect(await prisma.fakeGatewayCharge.count()).toBe(1);
  worker.kill('SIGKILL');
  await worker.exited();
  await lock.release();
  const alive = () => prisma.$queryRaw`select pid from pg_stat_activity where pid = any (${waiting}::int[])`;
  await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
  const left = await prisma.booking.findUniqueOrThrow({ where: { id }, include: { payments: true, tickets: true } });
  expect(left).toMatchObject({ status: 'PENDING_PAYMENT', payments: [{ status: 'PENDING' }] });

  // Old enough for the recovery of lost jobs.
  await prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
  await using another = await startServerProcess({ environment });
  const booking = await bookingOnce(client, id, 'CONFIRMED');
  expect(another.hasEnded).toBe(false);
  expect(booking.tickets.map(({ status }) => status)).toEqual(['VALID', 'VALID']);
  expect(booking.payments.map(({ status }) => status)).toEqual(['SUCCEEDED']);
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
});
