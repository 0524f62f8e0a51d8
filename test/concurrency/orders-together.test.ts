import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingInput, letHoldEnd } from '../support/buying.ts';
import { statementsOf } from '../support/count-statements.ts';
import { PlaceBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { makeBuyers, placesBesideALockedHold, placeTogether } from './orders.ts';

const BUYERS = 20;

let testApp: TestApp;
beforeAll(async () => {
  // The role api has no workers: the test sees what placing a booking does, and nothing else.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('bookings that come together are placed in one transaction, each once', async () => {
  const { showing, buyers } = await makeBuyers(testApp, BUYERS);
  let placed: Awaited<ReturnType<typeof placeTogether>> = [];
  const statements = await statementsOf(async () => void (placed = await placeTogether(testApp, buyers)));
  expect(placed.flatMap(({ errors }) => errors)).toEqual([]);
  expect(new Set(placed.map(({ booking }) => booking?.id)).size).toBe(BUYERS);
  // The first one alone, and all others while it waited.
  expect(statements.filter((text) => text === 'COMMIT')).toHaveLength(2);
  const { prisma } = testApp.database;
  const bookings = await prisma.booking.findMany({
    where: { showingId: showing.showingId },
    include: { tickets: true, payments: true, hold: true },
  });
  expect(bookings).toHaveLength(BUYERS);
  for (const { tickets, payments, hold, status } of bookings) {
    expect(status).toBe('PENDING_PAYMENT');
    expect(hold.status).toBe('CONVERTED');
    expect(tickets).toMatchObject([{ seatId: hold.seatIds[0], status: 'PENDING', priceMinor: 1200n }]);
    expect(payments).toMatchObject([{ status: 'PENDING', amountMinor: 1200n, accountId: hold.accountId }]);
    const seat = await prisma.showingSeat.findFirst({ where: { holdId: hold.id } });
    expect(seat?.heldUntil).toEqual(hold.expiresAt);
  }
});

test('one that is refused changes nothing and keeps none of its neighbours from being placed', async () => {
  const { buyers } = await makeBuyers(testApp, 4);
  const ended = buyers[2]?.holdId ?? '';
  const placed = await placeTogether(testApp, buyers, () => letHoldEnd(testApp.database, ended));
  expect(placed.map(({ booking }) => booking !== null)).toEqual([true, true, false, true]);
  expect(placed[2]?.errors).toMatchObject([{ __typename: 'HoldExpired', path: ['input', 'holdId'] }]);
  const { prisma } = testApp.database;
  expect(await prisma.booking.count({ where: { holdId: ended } })).toBe(0);
  expect(await prisma.hold.findUnique({ where: { id: ended } })).toMatchObject({ status: 'ACTIVE' });
});

test('one that has lost a seat changes nothing', async () => {
  const { buyers } = await makeBuyers(testApp, 3);
  const [, other, lost] = buyers;
  const placed = await placeTogether(
    testApp,
    buyers,
    () => testApp.database.prisma.$executeRaw`
      update showing_seat set hold_id = ${other?.holdId}::uuid where seat_id = ${lost?.seatId}::uuid`,
  );
  expect(placed.map(({ booking }) => booking !== null)).toEqual([true, true, false]);
  const { prisma } = testApp.database;
  expect(await prisma.hold.findUnique({ where: { id: lost?.holdId ?? '' } })).toMatchObject({ status: 'ACTIVE' });
});

test('one that a constraint refuses fails alone', async () => {
  const { showing, buyers } = await makeBuyers(testApp, 3);
  const [, second] = buyers;
  const { prisma } = testApp.database;
  const { accountId } = await prisma.hold.findUniqueOrThrow({ where: { id: second?.holdId ?? '' } });
  const input = bookingInput(showing, { holdId: second?.holdId ?? '', seatIds: [second?.seatId ?? ''] });
  const place = async () => {
    if (!second) throw new Error('there are three');
    return (await second.client.request(PlaceBooking, { input })).placeBooking;
  };
  // Another process has used its key in the meantime, for another booking.
  const useKey = () => prisma.$executeRaw`
    with other as (
      insert into hold (id, account_id, showing_id, seat_ids, status, expires_at)
      select gen_random_uuid(), account_id, showing_id, seat_ids, 'RELEASED', expires_at
      from hold where id = ${input.holdId}::uuid
      returning id, account_id, showing_id
    ),
    booked as (
      insert into booking (id, reference, account_id, showing_id, hold_id, status, total_minor, currency)
      select gen_random_uuid(), 'another', account_id, showing_id, id, 'CANCELLED', 1, 'EUR' from other
      returning id
    )
    insert into payment (id, booking_id, account_id, amount_minor, currency, token, idempotency_key, request_fingerprint)
    select gen_random_uuid(), id, ${accountId}::uuid, 1, 'EUR', '', ${input.idempotencyKey}, 'of another input' from booked`;
  const some = buyers.map((buyer) => (buyer === second ? { ...buyer, place } : buyer));
  const placed = await placeTogether(testApp, some, useKey);
  expect(placed.map(({ booking }) => booking !== null)).toEqual([true, false, true]);
  expect(placed[1]?.errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
});

test('a hold that another process has locked holds up only its own booking', async () => {
  expect(await placesBesideALockedHold(testApp)).toBe(true);
});

test('a showing that another process is changing holds up only the bookings that need it', async () => {
  const select = 'select id from showing where id = $1 for update';
  const [locked, other] = [await makeBuyers(testApp, 1), await makeBuyers(testApp, 1)];
  await using lock = await RowLock.take(testApp.databaseUrl, select, [locked.showing.showingId]);
  const waiting = locked.buyers[0]?.place();
  await lock.untilAwaitedBy(1);
  expect((await other.buyers[0]?.place())?.errors).toEqual([]);
  await lock.release();
  expect((await waiting)?.errors).toEqual([]);
});
