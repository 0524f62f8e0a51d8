import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import { startCancellingApp, stateOf } from './cancelling.ts';
import { buyTwoWithManager, refundBesideCancellation, refundTwice } from './refunding.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startCancellingApp();
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('of two refunds at once, together above what was paid, one is done, and the other is RefundTooHigh', async () => {
  const bought = await buyTwoWithManager(testApp);
  const answers = await refundTwice(testApp, bought);
  const errors = answers.flatMap(({ data }) => data?.refundBooking.errors ?? []);
  expect(errors).toMatchObject([{ __typename: 'RefundTooHigh', refundable: { amountMinor: 1100 } }]);
  expect(await stateOf(testApp, bought)).toMatchObject({ refunds: [1500], refundedMinor: 1500 });
});

test('a ticket that staff and its buyer give back at once gives its price back once', async () => {
  const bought = await buyTwoWithManager(testApp);
  await refundBesideCancellation(testApp, bought);
  const { tickets, refundedMinor, refunds = [] } = await stateOf(testApp, bought);
  expect(tickets).toEqual(['VOID', 'VALID']);
  // Of staff, or of the buyer: less the fee of the policy.
  expect([[1200], [1000]]).toContainEqual(refunds);
  expect(refunds).toEqual([refundedMinor]);
});
