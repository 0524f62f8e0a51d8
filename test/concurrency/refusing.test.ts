import { afterAll, beforeAll, expect, test } from 'vitest';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';
import { cancelRefused, refundsOf, refusedTwiceAtOnce, startRefusingApp } from './refusing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startRefusingApp();
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a refusal that two workers record at once makes the amount available once', async () => {
  expect(await refusedTwiceAtOnce(testApp)).toEqual({ refundedMinor: 1200, statuses: ['FAILED', 'PENDING'] });
});

test('two refunds of one payment that are refused at once are both FAILED, and nothing is given back', async () => {
  const { bought, refundIds } = await cancelRefused(testApp);
  const select = 'select id from payment where booking_id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [bought.bookingId]);
  const settled = Promise.all(refundIds.map((id) => testApp.app.services.settlement.settleRefund(id)));
  await lock.untilAwaitedBy(2);
  await lock.release();
  await settled;
  expect(await refundsOf(testApp, bought)).toEqual({ refundedMinor: 0, statuses: ['FAILED', 'FAILED'] });
});
