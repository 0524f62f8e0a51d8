import { expect, test } from 'vitest';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { holdDueRows } from '../../src/seating/hold.worker.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** By a worker that is killed after it has claimed the hold. @param leaseSeconds that of the kind when left out */
async function claimOnly({ app: { services } }: TestApp, leaseSeconds?: number): Promise<void> {
  for (const { handleAll: _all, ...due } of holdDueRows(services)) {
    const killed = { ...due, handle: () => Promise.resolve(), ...(leaseSeconds !== undefined && { leaseSeconds }) };
    await recoverDueRows(killed, services);
  }
}

test('a hold whose worker was killed while it ended it is over 5 seconds after its deadline', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { database, app } = testApp;
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const [first = '', second = ''] = showing.seatIds;
  const { id: controlId } = await holdSeats(client, showing, [second]);
  await letHoldEnd(database, controlId);
  // Control: with the lease of other kinds.
  await claimOnly(testApp, 15);
  const { id } = await holdSeats(client, showing, [first]);
  await letHoldEnd(database, id);
  await claimOnly(testApp);
  const claims = await database.prisma.dueRowAttempt.findMany({ where: { kind: 'expired-hold' } });
  const control = await database.prisma.hold.findUniqueOrThrow({ where: { id: controlId } });
  const untilNext = (rowId: string, from: Date) =>
    (claims.find((claim) => claim.rowId === rowId)?.nextAt.getTime() ?? NaN) - from.getTime();
  expect(untilNext(controlId, control.expiresAt)).toBeGreaterThan(5000);
  expect(untilNext(id, app.services.clock())).toBeLessThan(4000);
  // As the next round of another worker.
  await expect
    .poll(
      async () => {
        for (const due of holdDueRows(app.services)) await recoverDueRows(due, app.services);
        return (await database.prisma.hold.findUniqueOrThrow({ where: { id } })).status;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe('EXPIRED');
});
