import { expect, test } from 'vitest';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { startServerProcess } from '../support/server-process.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)(
  'a process that is stopped during a payment requeues its job, and the next process settles it, %s',
  async (mode) => {
    // Only for preparing and reading rows: the role api runs no jobs.
    await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
    const { REDIS_URL = '', ...alone } = testApp.environment;
    const environment = { ...alone, ROLE: 'all', ...(mode === 'redis' && { REDIS_URL }) };
    const showing = await makeShowing(testApp.database);
    const { client } = await testApp.newAccount();
    await using server = await startServerProcess({ environment });
    const buyer = server.client.as(client.token ?? '');
    const { id } = await bookSeats(buyer, showing, {
      seatIds: showing.seatIds.slice(0, 2),
      paymentToken: 'pm_fake_hang',
    });
    await expect.poll(() => testApp.database.prisma.fakeGatewayCharge.count(), { timeout: 10_000 }).toBe(1);
    // Too young for the recovery of lost jobs.
    await testApp.database.prisma.$executeRaw`update payment set created_at = created_at + interval '1 hour'`;
    server.kill('SIGTERM');
    expect(await server.exited()).toEqual({ code: 0, signal: null });

    await using next = await startServerProcess({ environment });
    const booking = await bookingOnce(next.client.as(client.token ?? ''), id, 'CONFIRMED');
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
  },
);

test('a process stops while the recovery of lost jobs waits for the payment provider', async () => {
  let captures = 0;
  const silent = () => new Promise<never>(() => captures++);
  const gateway = { capture: silent, abandon: silent, refund: silent };
  const testApp = await startTestApp('embedded', { overrides: { gateway } });
  const showing = await makeShowing(testApp.database);
  const { client } = await testApp.newAccount();
  await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 2) });
  await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
  // One of the job, then one of the recovery.
  await expect.poll(() => captures, { timeout: 15_000 }).toBe(2);
  await expect(testApp[Symbol.asyncDispose]()).resolves.toBeUndefined();
});
