import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPaidBooking } from '../../../src/bookings/cancellation/sql/read-paid-booking.ts';
import { differencesOf } from '../../support/audited.ts';
import { holdSeats } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { type MadeShowing, repeatShowing } from '../../support/fixtures.ts';
import { sumOf } from '../../../src/platform/money.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { type Bought, buy, cancel, showingWithTerms } from '../cancellation/operations.ts';
import { refund } from '../refunding/operations.ts';
import { exchange, quoteExchange, settleAll } from './operations.ts';
import { endShowing } from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/**
 * What is done with one of the good tickets, by its place among them; or with one of the bookings, by its place. Of the showings the
 * fourth is that of the ticket.
 */
type Step =
  | { type: 'exchange'; ticket: number; showing: number; isChild: boolean; isDeclined: boolean }
  | { type: 'cancel'; ticket: number }
  | { type: 'goodwill'; booking: number; amountMinor: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('exchange' as const),
      ...{ ticket: fc.nat({ max: 5 }), showing: fc.nat({ max: 3 }), isChild: fc.boolean() },
      isDeclined: fc.boolean(),
    }),
  },
  fc.record({ type: fc.constant('cancel' as const), ticket: fc.nat({ max: 5 }) }),
  fc.record({
    type: fc.constant('goodwill' as const),
    ...{ booking: fc.nat({ max: 5 }), amountMinor: fc.integer({ min: 1, max: 700 }) },
  }),
);

/** To another showing five times, and then there and back in the last one. */
const WALK = [1, 2, 0, 1, 2, 3, 3].map((showing, nth): Step => ({
  ...{ type: 'exchange', ticket: 0, showing, isChild: nth % 2 === 0, isDeclined: false },
}));

interface World {
  bought: Bought;
  manager: GraphQLClient;
  showings: MadeShowing[];
}

async function makeWorld(seats: number): Promise<World> {
  const showing = await showingWithTerms(testApp, { rows: 2 });
  const showings = [showing];
  while (showings.length < 3) showings.push(await repeatShowing(testApp.database, showings.at(-1) ?? showing));
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  return { bought: await buy(testApp, showing, seats), manager, showings };
}

const purseOf = ({ bought: { bookingId } }: World) => ({ OR: [{ id: bookingId }, { originId: bookingId }] });

function goodTickets(world: World) {
  return testApp.database.prisma.ticket.findMany({
    where: { status: 'VALID', booking: purseOf(world) },
    orderBy: { id: 'asc' },
  });
}

/** @returns how many good tickets there are fewer */
async function take(world: World, asked: Step): Promise<number> {
  const { bought, manager } = world;
  if (asked.type === 'goodwill') {
    const bookings = await testApp.database.prisma.booking.findMany({ where: purseOf(world), orderBy: { id: 'asc' } });
    const { id = '' } = bookings[asked.booking % bookings.length] ?? {};
    await refund(manager, id, { amount: { amountMinor: asked.amountMinor, currency: 'EUR' } });
    return 0;
  }
  const tickets = await goodTickets(world);
  const ticket = tickets[asked.ticket % tickets.length];
  if (!ticket) return 0;
  const { id: ticketId, bookingId } = ticket;
  if (asked.type === 'cancel') {
    expect((await cancel(bought.client, { bookingId, ticketIds: [ticketId] })).errors).toEqual([]);
    return 1;
  }
  await exchangeOne(world, asked, ticket);
  return 0;
}

/** For the first seat that is free: often one that the booking had before. Pays what is to be paid, or tries to. */
async function exchangeOne(
  { bought: { client }, showings }: World,
  { showing: nth, isChild, isDeclined }: Extract<Step, { type: 'exchange' }>,
  { id: ticketId, bookingId, showingId }: { id: string; bookingId: string; showingId: string },
): Promise<void> {
  const showing = showings[nth] ?? showings.find((each) => each.showingId === showingId);
  if (!showing) throw new Error('the ticket is of none of the showings');
  const { prisma } = testApp.database;
  const taken = await prisma.showingSeat.findMany({
    where: { showingId: showing.showingId, status: { not: 'AVAILABLE' } },
  });
  const seatId = showing.seatIds.find((id) => taken.every((row) => row.seatId !== id)) ?? '';
  const { id: holdId } = await holdSeats(client, showing, [seatId]);
  const ticketTypeId = isChild ? showing.childTicketTypeId : showing.ticketTypeId;
  const input = { bookingId, holdId, tickets: [{ ticketId, seatId, ticketTypeId }] };
  const { quote } = await quoteExchange(client, input);
  if (!quote) throw new Error('it cannot be exchanged');
  const { amountMinor, currency } = quote.difference;
  const payment = { token: isDeclined ? 'pm_card_visa_chargeDeclined' : 'pm_fake_instant' };
  const { errors } = await exchange(client, {
    ...{ ...input, expectedDifference: { amountMinor, currency } },
    ...(amountMinor > 0 && { payment }),
  });
  expect(errors).toEqual([]);
  await settleAll(testApp);
}

async function expectSound(world: World, good: number): Promise<void> {
  expect(await differencesOf(testApp.database)).toEqual([]);
  expect(await goodTickets(world)).toHaveLength(good);
  const { prisma } = testApp.database;
  // No refund has failed: all that can be given back is of tickets that were sold.
  for (const { id } of await prisma.booking.findMany({ where: purseOf(world) }))
    expect(await readPaidBooking(prisma, id)).toMatchObject({ forNothingMinor: 0n });
}

/** How often a booking has had a seat again. */
async function countReturns(world: World): Promise<number> {
  const tickets = await testApp.database.prisma.ticket.findMany({ where: { booking: purseOf(world) } });
  return tickets.length - new Set(tickets.map(({ bookingId, seatId }) => `${bookingId} ${seatId}`)).size;
}

/** Of bookings that have ended before their showings: the fees of their cancellations. */
async function keptOfCancelled(world: World): Promise<bigint> {
  const { prisma } = testApp.database;
  const where = { ...purseOf(world), status: 'CANCELLED' as const };
  const ids = (await prisma.booking.findMany({ where })).map(({ id }) => id);
  const [row] = await prisma.$queryRaw<{ kept: bigint }[]>`
    select coalesce(sum(booking_refundable(id)), 0)::bigint as kept from unnest(${ids}::uuid[]) as cancelled (id)`;
  return row?.kept ?? 0n;
}

test('whatever is exchanged, cancelled and given back, the books are right; and when all showings fail all goes back that is of bookings that were left', async () => {
  let [exchanged, returns] = [0, 0];
  const lives = fc.asyncProperty(
    fc.integer({ min: 1, max: 3 }),
    fc.array(step, { minLength: 3, maxLength: 9 }),
    async (seats, steps) => {
      const { prisma } = testApp.database;
      const world = await makeWorld(seats);
      let good = seats;
      for (const each of steps) {
        good -= await take(world, each);
        await expectSound(world, good);
      }
      const kept = await keptOfCancelled(world);
      for (const { showingId } of world.showings) await endShowing(testApp, showingId);
      await expectSound(world, 0);
      const where = { status: 'SUCCEEDED' as const, booking: purseOf(world) };
      const payments = await prisma.payment.findMany({ where });
      expect(sumOf(payments.map(({ amountMinor, refundedMinor }) => amountMinor - refundedMinor))).toBe(kept);
      exchanged += await prisma.booking.count({ where: { originId: world.bought.bookingId } });
      returns += await countReturns(world);
    },
  );
  await fc.assert(lives, { numRuns: 8, endOnFailure: true, examples: [[1, WALK]] });
  expect(exchanged).toBeGreaterThan(4);
  expect(returns).toBeGreaterThan(0);
}, 180_000);
