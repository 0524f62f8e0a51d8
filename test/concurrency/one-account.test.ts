import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import { holdAllAtOnce, startForOneAccount } from './one-account.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startForOneAccount();
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('one account that asks for many holds at once gets at most 20 seats of a showing', async () => {
  const { held, acknowledged, refusals } = await holdAllAtOnce(testApp, { requests: 10, seatsEach: 3 });
  expect({ held, acknowledged }).toEqual({ held: 18, acknowledged: 6 });
  expect(refusals).toEqual(Array.from({ length: 4 }, () => 'SeatLimitExceeded'));
});

test('one account that asks for 20 holds of one seat at once gets all of them', async () => {
  const { held, acknowledged, refusals } = await holdAllAtOnce(testApp, { requests: 20, seatsEach: 1 });
  expect({ held, acknowledged, refusals }).toEqual({ held: 20, acknowledged: 20, refusals: [] });
});
