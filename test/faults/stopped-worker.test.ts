import { expect, test } from 'vitest';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { startServerProcess } from '../support/server-process.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)(
  'a process that is stopped during a payment puts it back, and the next one settles it, %s',
  async (mode) => {
    // Ours is only there for what the test prepares and sees: it does no jobs, or none of these.
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
    // So young that no sweep would do it instead.
    await testApp.database.prisma.$executeRaw`update payment set created_at = created_at + interval '1 hour'`;
    server.kill('SIGTERM');
    expect(await server.exited()).toEqual({ code: 0, signal: null });

    await using next = await startServerProcess({ environment });
    const booking = await bookingOnce(next.client.as(client.token ?? ''), id, 'CONFIRMED');
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
  },
);

test('a sweep that waits for the payment provider keeps no process from stopping', async () => {
  let captures = 0;
  const silent = () => new Promise<never>(() => captures++);
  const gateway = { capture: silent, abandon: silent, refund: silent };
  const testApp = await startTestApp('embedded', { overrides: { gateway } });
  const showing = await makeShowing(testApp.database);
  const { client } = await testApp.newAccount();
  await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 2) });
  await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
  // The job's, and then the sweep's.
  await expect.poll(() => captures, { timeout: 15_000 }).toBe(2);
  await expect(testApp[Symbol.asyncDispose]()).resolves.toBeUndefined();
});
