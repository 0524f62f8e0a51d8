import { expect, test } from 'vitest';
import { startTestApp } from '../support/test-app.ts';
import { holdWhilePriceChanges } from './price-change.ts';

test('control: with a count that others see before the commit, the quote of a hold changes', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { prisma } = testApp.database;
  await prisma.$executeRaw`create sequence seen_early minvalue 0 start 1`;
  await prisma.$executeRaw`
    create or replace function next_price_revision() returns bigint language sql volatile as
      $$ select nextval('seen_early') $$`;
  await prisma.$executeRaw`
    create or replace function current_price_revision() returns bigint language sql stable as
      $$ select last_value from seen_early $$`;
  const { before, after, placeBooking } = await holdWhilePriceChanges(testApp);
  expect([before, after]).toEqual([1200, 1500]);
  expect(placeBooking).toMatchObject({ booking: null, errors: [{ __typename: 'PriceChanged' }] });
});
