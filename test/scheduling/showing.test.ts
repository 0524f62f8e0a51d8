import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { showingStatus } from '../../src/scheduling/showing-status.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import { ADULT_PRICE, CHILD_PRICE, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadShowing } from './operations.ts';

const OPEN = new Date('2030-01-01T10:00:00Z');
const CLOSE = new Date('2030-01-10T20:00:00Z');

let now = new Date();
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { overrides: { clock: () => now } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

describe('a showing', () => {
  test('has its movie, auditorium and times, and prices in the currency of its cinema', async () => {
    const startsAt = new Date('2030-01-10T20:00:00Z');
    const showing = await makeShowing(testApp.database, { startsAt, salesOpenAt: OPEN, currency: 'GBP', rows: 1 });
    const { showing: read } = await testApp.client.request(ReadShowing, { id: showing.showingId });
    const category = { id: showing.categoryId, name: 'Standard' };
    expect(read).toMatchObject({
      id: showing.showingId,
      version: 1,
      startsAt: '2030-01-10T20:00:00.000Z',
      endsAt: '2030-01-10T22:00:00.000Z',
      salesOpenAt: '2030-01-01T10:00:00.000Z',
      salesCloseAt: '2030-01-10T20:00:00.000Z',
      movie: { id: showing.movieId },
      auditorium: { id: showing.auditoriumId, cinema: { id: showing.cinemaId } },
      prices: [
        {
          category,
          ticketType: { id: showing.ticketTypeId, version: 1, name: 'Adult' },
          price: { amountMinor: ADULT_PRICE, currency: 'GBP', decimal: '12.00' },
        },
        {
          category,
          ticketType: { id: showing.childTicketTypeId, version: 1, name: 'Child' },
          price: { amountMinor: CHILD_PRICE, currency: 'GBP', decimal: '8.00' },
        },
      ],
    });
  });

  test('has every seat of its map, row by row, with its status, and counts them', async () => {
    const showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 4 });
    const [a1, a2, a3, a4, b1] = showing.seatIds as [string, string, string, string, string];
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, { seatIds: [a1, a2] });
    await bookingOnce(client, id, 'CONFIRMED');
    await holdSeats(client, showing, [b1]);
    await testApp.database.prisma.showingSeat.update({
      where: { showingId_seatId: { showingId: showing.showingId, seatId: a4 } },
      data: { status: 'BLOCKED', version: 1 },
    });

    const { showing: read } = await testApp.client.request(ReadShowing, { id: showing.showingId });
    expect(read?.availability).toEqual({ total: 8, available: 4, held: 1, sold: 2, blocked: 1 });
    expect(read?.seats.map(({ seat, status, version }) => `${seat.label} ${status} ${version}`)).toEqual([
      ...['A1 SOLD 2', 'A2 SOLD 2', 'A3 AVAILABLE 0', 'A4 BLOCKED 1'],
      ...['B1 HELD 1', 'B2 AVAILABLE 0', 'B3 AVAILABLE 0', 'B4 AVAILABLE 0'],
    ]);
    expect(read?.seats[2]?.seat.id).toBe(a3);
  });

  test('keeps the seat map that it is sold on when its auditorium gets a new version', async () => {
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
    const { auditoriumId, seatMapId } = showing;
    const newSeatMapId = newId();
    await testApp.database.prisma.seatMap.create({ data: { id: newSeatMapId, auditoriumId, version: 2 } });
    const { showing: read } = await testApp.client.request(ReadShowing, { id: showing.showingId });
    expect(read?.seats.map(({ seat }) => seat.id)).toEqual(showing.seatIds);
    expect(read?.seatMap).toEqual({ id: seatMapId, version: 1, capacity: 3 });
    expect(read?.auditorium.seatMap).toEqual({ id: newSeatMapId, version: 2 });
  });

  test('is SCHEDULED, ON_SALE, then CLOSED as time passes, and CANCELLED at any time', async () => {
    const showing = await makeShowing(testApp.database, {
      ...{ rows: 1, seatsPerRow: 1, startsAt: CLOSE, salesOpenAt: OPEN },
    });
    const statusAt = async (time: Date) => {
      now = time;
      return (await testApp.client.request(ReadShowing, { id: showing.showingId })).showing?.status;
    };
    expect(await statusAt(before(OPEN))).toBe('SCHEDULED');
    expect(await statusAt(OPEN)).toBe('ON_SALE');
    expect(await statusAt(before(CLOSE))).toBe('ON_SALE');
    expect(await statusAt(CLOSE)).toBe('CLOSED');
    await testApp.database.prisma.showing.update({
      where: { id: showing.showingId },
      data: { cancelledAt: new Date() },
    });
    for (const time of [before(OPEN), OPEN, CLOSE]) expect(await statusAt(time)).toBe('CANCELLED');
  });

  test.each([
    ['unknown', newId()],
    ['malformed', 'tonight'],
    ['the character NUL', '\u0000'],
  ])('is null for an id that is %s', async (_, id) => {
    expect(await testApp.client.send(ReadShowing, { id })).toEqual({ data: { showing: null } });
  });
});

test('a showing without an opening of sales is on sale until it closes', () => {
  const showing = { cancelledAt: null, salesOpenAt: null, salesCloseAt: CLOSE, endsAt: CLOSE };
  expect(showingStatus(showing, new Date(0))).toBe('ON_SALE');
  expect(showingStatus(showing, CLOSE)).toBe('CLOSED');
});

function before(time: Date): Date {
  return new Date(time.getTime() - 1);
}
