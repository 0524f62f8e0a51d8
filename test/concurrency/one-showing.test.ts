import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adultTickets } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { type Race, raceForSeats, timesHeld } from './race.ts';

const BUYERS = 200;
const SEATS = 80;

describe.each(MODES)('200 buyers on one showing of 80 seats, %s', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let race: Race;

  beforeAll(async () => {
    testApp = await startTestApp(mode);
    showing = await makeShowing(testApp.database, { rows: 8, seatsPerRow: SEATS / 8 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('hold every seat exactly once, and are refused nothing but seats that are taken', async () => {
    race = await raceForSeats(testApp, showing, BUYERS);
    expect([...race.refusals.keys()]).toEqual(['SeatsUnavailable']);
    expect(race.holds.length).toBeLessThan(BUYERS);
    const times = timesHeld(race);
    expect(times.size).toBe(SEATS);
    expect(new Set(times.values())).toEqual(new Set([1]));
  });

  test('are each told what the database has', async () => {
    const { showingId } = showing;
    const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId } });
    const acknowledged = race.holds.flatMap(({ hold }) =>
      hold.seats.map(({ seat }) => ({ seatId: seat.id, holdId: hold.id })),
    );
    const kept = rows.map(({ seatId, holdId }) => ({ seatId, holdId }));
    expect(new Set(kept.map((seat) => JSON.stringify(seat)))).toEqual(
      new Set(acknowledged.map((seat) => JSON.stringify(seat))),
    );
    expect(rows.every(({ status, version }) => status === 'HELD' && version === 1)).toBe(true);
    expect(await testApp.database.prisma.hold.count({ where: { showingId } })).toBe(race.holds.length);
  });

  test('all pay, and every seat is sold to exactly one valid ticket', async () => {
    const placed = await Promise.all(
      race.holds.map(({ client, hold }) => {
        const tickets = adultTickets(showing, hold.seats.map(({ seat }) => seat.id)); // prettier-ignore
        const input = { holdId: hold.id, tickets, paymentToken: 'pm_card_visa', idempotencyKey: 'the only one' };
        return client.request(PlaceBooking, { input });
      }),
    );
    expect(placed.flatMap(({ placeBooking }) => placeBooking.errors)).toEqual([]);
    await confirmed(race.holds.length);
    const { showingId } = showing;
    const { prisma } = testApp.database;
    const seats = await prisma.showingSeat.findMany({ where: { showingId }, include: { ticket: true } });
    expect(seats).toHaveLength(SEATS);
    for (const { seatId, status, version, ticket } of seats) {
      expect({ status, version, ticket: ticket?.status }).toEqual({ status: 'SOLD', version: 2, ticket: 'VALID' });
      expect(ticket?.seatId).toBe(seatId);
    }
    expect(new Set(seats.map(({ ticketId }) => ticketId)).size).toBe(SEATS);
    expect(await prisma.ticket.count({ where: { showingId } })).toBe(SEATS);
    const { _sum: charged } = await prisma.fakeGatewayCharge.aggregate({ _sum: { amountMinor: true } });
    expect(charged.amountMinor).toBe(SEATS * 1200);
    expect(await prisma.fakeGatewayRefund.count()).toBe(0);
  });

  async function confirmed(bookings: number): Promise<void> {
    for (let rounds = 0; rounds < 400; rounds++) {
      if ((await testApp.database.prisma.booking.count({ where: { status: 'CONFIRMED' } })) === bookings) return;
      await sleep(50);
    }
    throw new Error('not all of the bookings were confirmed');
  }
});
