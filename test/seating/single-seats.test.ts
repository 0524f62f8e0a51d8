import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const SEATS_PER_ROW = 8;

describe.each(MODES)('holdSeats of a showing that guards single seats, %s,', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    testApp = await startTestApp(mode, { settings: mode === 'redis' ? { ROLE: 'api' } : {} });
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: SEATS_PER_ROW, guardsSingleSeats: true });
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  function seats(labels: string): string[] {
    return labels
      .split(' ')
      .map((label) => showing.seatIds[(label.charCodeAt(0) - 65) * SEATS_PER_ROW + Number(label.slice(1)) - 1] ?? '');
  }

  /** As in "StrandsSingleSeat A1"; "held". */
  async function hold(
    labels: string,
    { client = buyer, idempotencyKey = null as string | null } = {},
  ): Promise<string> {
    const input = { showingId: showing.showingId, seatIds: seats(labels), idempotencyKey };
    const { hold: held, errors } = (await client.request(HoldSeats, { input })).holdSeats;
    if (held) return 'held';
    return errors
      .map((error) => {
        expect(error.path).toEqual(['input', 'seatIds']);
        const about =
          error.__typename === 'StrandsSingleSeat' || error.__typename === 'SeatsUnavailable'
            ? error.seats
            : error.__typename === 'SeatsBelongTogether'
              ? error.missing
              : [];
        return [error.__typename, ...about.map(({ seat }) => seat.label)].join(' ');
      })
      .join();
  }

  const refusal = (labels: string) => withoutAnyChange(testApp.database, () => hold(labels));

  test('is refused when it leaves a single seat at the end of a row or between taken seats', async () => {
    expect(await refusal('A2 A3')).toBe('StrandsSingleSeat A1');
    expect(await refusal('A2 A4')).toBe('StrandsSingleSeat A1 A3');
    expect(await hold('A3 A4')).toBe('held');
    const other = await testApp.newAccount();
    expect(await refusal('A6')).toBe('StrandsSingleSeat A5');
    expect(await hold('A5', other)).toBe('held');
  });

  test('is not refused when no choice of as many seats avoids it', async () => {
    const { client } = await testApp.newAccount();
    await holdSeats(client, showing, seats('A4 A5 A6 A7 A8'));
    await holdSeats(client, showing, seats('B1 B2 B3 B4 B5'));
    // Three are left in each row.
    expect(await hold('A1 A2')).toBe('held');
    expect(await hold('B6 B8')).toBe('held');
  });

  test('is not refused where the showing does not guard them', async () => {
    await testApp.database.prisma.showing.update({
      where: { id: showing.showingId },
      data: { guardsSingleSeats: false },
    });
    expect(await hold('A2 A3')).toBe('held');
  });

  test('sees a seat whose hold is past its deadline as free', async () => {
    const { client } = await testApp.newAccount();
    const { id } = await holdSeats(client, showing, seats('A1 A2'));
    expect(await refusal('A4')).toBe('StrandsSingleSeat A3');
    await letHoldEnd(testApp.database, id);
    expect(await hold('A4')).toBe('held');
  });

  test('is SeatsUnavailable first, and the key of a refused request can be used again', async () => {
    const { client } = await testApp.newAccount();
    await holdSeats(client, showing, seats('A3 A4'));
    expect(await refusal('A2 A3')).toBe('SeatsUnavailable A3');
    expect(await hold('A6', { idempotencyKey: 'one' })).toBe('StrandsSingleSeat A5');
    expect(await hold('A5', { idempotencyKey: 'one' })).toBe('held');
  });

  test('is refused for half a couple seat, or a companion place without its wheelchair place, while that is free', async () => {
    const { prisma } = testApp.database;
    const [left = '', right = ''] = seats('A5 A6');
    const [wheelchair = '', companion = ''] = seats('B1 B2');
    await prisma.seat.updateMany({
      where: { id: { in: [left, right] } },
      data: { features: ['COUPLE'], coupleNumber: 1 },
    });
    await prisma.seat.update({ where: { id: wheelchair }, data: { features: ['WHEELCHAIR'] } });
    await prisma.seat.update({
      where: { id: companion },
      data: { features: ['COMPANION'], companionOfId: wheelchair },
    });
    expect(await refusal('A5')).toBe('SeatsBelongTogether A6');
    expect(await refusal('A4 A6 B2')).toBe('SeatsBelongTogether A5 B1');
    expect(await hold('B1')).toBe('held');
    const { client } = await testApp.newAccount();
    expect(await hold('B2', { client })).toBe('held');
    expect(await hold('A5 A6', { client })).toBe('held');
  });

  test('of companion places alone is not refused once wheelchair places are released', async () => {
    const { prisma } = testApp.database;
    const [wheelchair = '', companion = ''] = seats('B1 B2');
    await prisma.seat.update({ where: { id: wheelchair }, data: { features: ['WHEELCHAIR'] } });
    await prisma.seat.update({
      where: { id: companion },
      data: { features: ['COMPANION'], companionOfId: wheelchair },
    });
    await prisma.showing.update({
      where: { id: showing.showingId },
      data: { wheelchairReleasedAt: new Date(Date.now() - 1000) },
    });
    expect(await hold('B2')).toBe('held');
  });

  test('may leave a single seat between two choices that are made at the same moment, and costs neither', async () => {
    expect(await hold('B1')).toBe('held');
    const other = await testApp.newAccount();
    expect(await Promise.all([hold('A1 A2'), hold('A4 A5', other)])).toEqual(['held', 'held']);
  });

  test('takes one statement, and two when another choice would leave no single seat', async () => {
    expect(await hold('A1')).toBe('held');
    const { holds } = testApp.app.services;
    const { accountId } = await testApp.newAccount();
    const request = (labels: string) => ({ accountId, showingId: showing.showingId, seatIds: seats(labels) });
    expect(await statementsOf(() => holds.hold(request('B1 B2')))).toHaveLength(1);
    expect(await statementsOf(() => holds.hold(request('B4 B5')))).toHaveLength(2);
    expect(await statementsOf(() => holds.hold(request('A8 B8')))).toHaveLength(1);
  });
});
