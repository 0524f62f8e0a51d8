import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookingInput } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ADULT_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Race, raceForSeats, timesHeld } from './race.ts';

describe.each([
  { mode: 'embedded', buyers: 200, rows: 8 },
  { mode: 'redis', buyers: 80, rows: 3 },
] as const)('$buyers buyers on one showing with $rows rows of 10 seats, $mode,', ({ mode, buyers, rows }) => {
  const capacity = rows * 10;
  let testApp: TestApp;
  let showing: MadeShowing;
  let race: Race;

  beforeAll(async () => {
    testApp = await startTestApp(mode);
    showing = await makeShowing(testApp.database, { rows, seatsPerRow: 10 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('hold every seat exactly once, and the only refusal is SeatsUnavailable', async () => {
    race = await raceForSeats(testApp, showing, buyers);
    expect([...race.refusals.keys()]).toEqual(['SeatsUnavailable']);
    expect(race.holds.length).toBeLessThan(buyers);
    const times = timesHeld(race);
    expect(times.size).toBe(capacity);
    expect(new Set(times.values())).toEqual(new Set([1]));
  });

  test('are each told what the database contains', async () => {
    const { showingId } = showing;
    const seats = await testApp.database.prisma.showingSeat.findMany({ where: { showingId } });
    const acknowledged = race.holds.flatMap(({ hold }) => hold.seats.map(({ seat }) => `${seat.id} ${hold.id}`));
    expect(new Set(seats.map(({ seatId, holdId }) => `${seatId} ${holdId}`))).toEqual(new Set(acknowledged));
    expect(seats.every(({ status, version }) => status === 'HELD' && version === 1)).toBe(true);
    expect(await testApp.database.prisma.hold.count({ where: { showingId } })).toBe(race.holds.length);
  });

  test('all pay, and every seat is sold to exactly one valid ticket', async () => {
    const answers = await Promise.all(
      race.holds.map(({ client, hold }) => {
        const seatIds = hold.seats.map(({ seat }) => seat.id);
        const input = { ...bookingInput(showing, { holdId: hold.id, seatIds }), idempotencyKey: 'the only one' };
        return placed(client, input);
      }),
    );
    expect(answers.flatMap(({ placeBooking }) => placeBooking.errors)).toEqual([]);
    await confirmed(race.holds.length);
    const { showingId } = showing;
    const { prisma } = testApp.database;
    const seats = await prisma.showingSeat.findMany({ where: { showingId }, include: { ticket: true } });
    expect(seats).toHaveLength(capacity);
    for (const { seatId, status, version, ticket } of seats) {
      expect({ status, version, ticket: ticket?.status }).toEqual({ status: 'SOLD', version: 2, ticket: 'VALID' });
      expect(ticket?.seatId).toBe(seatId);
    }
    expect(new Set(seats.map(({ ticketId }) => ticketId)).size).toBe(capacity);
    expect(await prisma.ticket.count({ where: { showingId } })).toBe(capacity);
    const { _sum: charged } = await prisma.fakeGatewayCharge.aggregate({ _sum: { amountMinor: true } });
    expect(charged.amountMinor).toBe(BigInt(capacity * ADULT_PRICE));
    expect(await prisma.fakeGatewayRefund.count()).toBe(0);
  });

  /** So many at once may have to wait for too long, and are asked to try again. */
  async function placed(client: GraphQLClient, input: ReturnType<typeof bookingInput> & { idempotencyKey: string }) {
    for (let attempt = 1; ; attempt++) {
      const { data, errors } = await client.send(PlaceBooking, { input });
      if (data && !errors) return data;
      if (attempt === 5) throw new Error(JSON.stringify(errors));
      expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', outcome: 'NOT_DONE' } }]);
    }
  }

  async function confirmed(bookings: number): Promise<void> {
    for (let rounds = 0; rounds < 400; rounds++) {
      if ((await testApp.database.prisma.booking.count({ where: { status: 'CONFIRMED' } })) === bookings) return;
      await sleep(50);
    }
    throw new Error('not all bookings were confirmed');
  }
});
