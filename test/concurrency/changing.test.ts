import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import {
  bookBeforeChange,
  changeAtOnce,
  changeBeforeBooking,
  changeBeforeExtension,
  changeDuringDeadline,
  exceedTheLimit,
} from './changing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('five changes of one hold at once are all made', async () => {
  const { kinds, added, named, held } = await changeAtOnce(testApp);
  expect({ kinds, named, held }).toEqual({ kinds: [], named: added, held: added });
});

test('a hold whose deadline passes while its change waits for it is HoldExpired', async () => {
  expect(await changeDuringDeadline(testApp)).toEqual({ kinds: ['HoldExpired'], named: 2 });
});

test('a hold that is changed after its tickets were quoted does not become a booking of other seats', async () => {
  expect(await changeBeforeBooking(testApp)).toEqual({ changed: [], placed: ['InvalidInput'], ticketsWithoutSeat: 0 });
});

test('a hold that is extended while it is changed keeps the seats that it has then', async () => {
  const { kinds, extended, named, held } = await changeBeforeExtension(testApp);
  expect(kinds).toEqual([]);
  expect(named).toHaveLength(2);
  expect(held).toEqual(named);
  expect(extended).toEqual(named);
});

test('a hold that becomes a booking while its change waits is HoldExpired, and keeps its seats', async () => {
  const { changed, placed, named, held } = await bookBeforeChange(testApp);
  expect({ changed, placed }).toEqual({ changed: ['HoldExpired'], placed: [] });
  expect(named).toHaveLength(2);
  expect(held).toEqual(named);
});

test('changes and a hold of one account at once do not exceed its limit of seats', async () => {
  expect(await exceedTheLimit(testApp)).toBe(20);
});
