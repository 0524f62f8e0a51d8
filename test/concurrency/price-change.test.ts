import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingInput, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { holdWhilePriceChanges, setAdultPrice } from './price-change.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a hold that is made while a price changes has the price that it was first quoted', async () => {
  const { before, after, placeBooking } = await holdWhilePriceChanges(testApp);
  expect([before, after]).toEqual([1200, 1200]);
  expect(placeBooking).toMatchObject({ booking: { total: { amountMinor: 1200 } }, errors: [] });
});

test('bookings that are placed while prices change each cost what their hold was quoted, and wait for no change', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 8 });
  const { client: manager } = await testApp.newAccount('ADMIN');
  const buyers = await Promise.all(
    showing.seatIds.map(async (seatId) => {
      const { client } = await testApp.newAccount();
      return { client, holdId: (await holdSeats(client, showing, [seatId])).id, seatIds: [seatId] };
    }),
  );
  await using log = await RowLock.take(testApp.databaseUrl, 'lock table audit_entry in exclusive mode', []);
  const first = setAdultPrice(manager, showing, { amountMinor: 1500, expectedVersion: 1 });
  await log.untilAwaitedBy(1);
  const place = async ({ client, ...held }: (typeof buyers)[number]) => {
    return (await client.request(PlaceBooking, { input: bookingInput(showing, held) })).placeBooking;
  };
  const during = await Promise.all(buyers.slice(0, 4).map(place));
  await log.release();
  const change = async () => {
    await first;
    for (let version = 2; version < 5; version++)
      await setAdultPrice(manager, showing, { amountMinor: 1500 + version, expectedVersion: version });
  };
  const [after] = await Promise.all([Promise.all(buyers.slice(4).map(place)), change()]);
  for (const placed of [...during, ...after])
    expect(placed).toMatchObject({ booking: { total: { amountMinor: 1200 } }, errors: [] });
  const { version } = await testApp.database.prisma.priceList.findUniqueOrThrow({ where: { id: showing.priceListId } });
  expect(version).toBe(5);
});

test('of two changes of a price list at the same time one is refused', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client: manager } = await testApp.newAccount('ADMIN');
  const answers = await Promise.all(
    [1300, 1400].map((amountMinor) => setAdultPrice(manager, showing, { amountMinor, expectedVersion: 1 })),
  );
  const errors = answers.map(({ data }) => data?.['updatePriceList']?.errors.map(({ __typename }) => __typename));
  expect(errors).toHaveLength(2);
  expect(errors).toEqual(expect.arrayContaining([[], ['StaleVersion']]));
  const where = { priceListId: showing.priceListId, untilRevision: null };
  expect(await testApp.database.prisma.price.count({ where })).toBe(1);
});

test('a change of other prices waits until the one before has committed, and has a later revision', async () => {
  const [one, other] = [await makeShowing(testApp.database), await makeShowing(testApp.database)];
  const { client: manager } = await testApp.newAccount('ADMIN');
  await using log = await RowLock.take(testApp.databaseUrl, 'lock table audit_entry in exclusive mode', []);
  const first = setAdultPrice(manager, one, { amountMinor: 1500, expectedVersion: 1 });
  await log.untilAwaitedBy(1);
  const second = setAdultPrice(manager, other, { amountMinor: 1600, expectedVersion: 1 });
  await log.untilAwaitedBy(2);
  await log.release();
  await Promise.all([first, second]);
  const revisionOf = async ({ priceListId }: { priceListId: string }) => {
    const where = { priceListId, untilRevision: null };
    return (await testApp.database.prisma.price.findFirstOrThrow({ where })).fromRevision;
  };
  expect(await revisionOf(other)).toBe((await revisionOf(one)) + 1n);
});
