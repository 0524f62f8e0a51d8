import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { holdDueRows } from '../../src/seating/hold.worker.ts';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ExtendHold } from '../support/hold-changes.ts';
import { ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const extend = async (client: GraphQLClient, holdId: string) =>
  (await client.request(ExtendHold, { input: { holdId } })).extendHold;

describe('extendHold', () => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  beforeAll(async () => {
    // The role api has no workers and no recovery: only the test itself ends a hold.
    testApp = await startTestApp('redis', { settings: { ROLE: 'api', HOLD_SECONDS: '300' } });
    ({ client: buyer } = await testApp.newAccount());
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** Moves the deadline, and the latest one, to so many seconds from now. */
  async function setSecondsLeft(holdId: string, seconds: number, until: number): Promise<void> {
    await testApp.database.prisma.$executeRaw`
      with hold as (
        update hold
        set expires_at = clock_timestamp() + make_interval(secs => ${seconds}::float8),
          extendable_until = clock_timestamp() + make_interval(secs => ${until}::float8)
        where id = ${holdId}::uuid
        returning id, expires_at
      )
      update showing_seat set held_until = hold.expires_at from hold where showing_seat.hold_id = hold.id`;
  }

  function rowOf(holdId: string) {
    return testApp.database.prisma.hold.findUniqueOrThrow({ where: { id: holdId }, include: { seats: true } });
  }

  test('moves the deadline of the hold and of its seats to a full period from now', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 2));
    await setSecondsLeft(id, 20, 900);
    const before = await rowOf(id);
    const { hold, errors } = await extend(buyer, id);
    expect(errors).toEqual([]);
    expect(hold).toMatchObject({ id, status: 'ACTIVE', extendableUntil: before.extendableUntil.toISOString() });
    expect([299, 300]).toContain(hold?.secondsLeft);
    const { expiresAt, seats } = await rowOf(id);
    expect(hold?.expiresAt).toBe(expiresAt.toISOString());
    expect(seats).toHaveLength(2);
    for (const seat of seats) expect(seat).toMatchObject({ status: 'HELD', version: 1, heldUntil: expiresAt });
  });

  test('ends at extendableUntil, and then the hold is HoldNotExtendable', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds);
    await setSecondsLeft(id, 20, 60);
    const { extendableUntil } = await rowOf(id);
    expect((await extend(buyer, id)).hold).toMatchObject({ expiresAt: extendableUntil.toISOString() });
    const again = await withoutAnyChange(testApp.database, () => extend(buyer, id));
    expect(again).toMatchObject({
      hold: null,
      errors: [
        {
          __typename: 'HoldNotExtendable',
          path: ['input', 'holdId'],
          extendableUntil: extendableUntil.toISOString(),
        },
      ],
    });
  });

  test('never moves a deadline to an earlier moment', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    await setSecondsLeft(id, 500, 900);
    const { expiresAt } = await rowOf(id);
    const { hold } = await withoutAnyChange(testApp.database, () => extend(buyer, id));
    expect(hold).toMatchObject({ status: 'ACTIVE', expiresAt: expiresAt.toISOString() });
  });

  test('does not pass extendableUntil, however many extensions come at once', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds);
    await setSecondsLeft(id, 60, 301);
    const { extendableUntil } = await rowOf(id);
    const answers: Awaited<ReturnType<typeof extend>>[] = [];
    // The latest deadline is a second later than a full period: it is reached on the way.
    for (let round = 0; round < 3; round++) {
      answers.push(...(await Promise.all(Array.from({ length: 50 }, () => extend(buyer, id)))));
      await sleep(600);
    }
    const row = await rowOf(id);
    expect(row.expiresAt).toEqual(extendableUntil);
    expect(row.extendableUntil).toEqual(extendableUntil);
    expect(row.seats.map(({ heldUntil }) => heldUntil)).toEqual(showing.seatIds.map(() => extendableUntil));
    const kinds = answers.flatMap(({ errors }) => errors.map(({ __typename: kind }) => kind));
    // At the latest the third round: one of it reaches the end, and the others are refused.
    expect(kinds.length).toBeGreaterThanOrEqual(49);
    expect(new Set(kinds)).toEqual(new Set(['HoldNotExtendable']));
    for (const { hold } of answers) if (hold) expect(hold.expiresAt <= extendableUntil.toISOString()).toBe(true);
  });

  test('of a hold that has ended, was released or has become a booking is HoldExpired', async () => {
    const [first = '', second = '', third = ''] = showing.seatIds;
    const ended = await holdSeats(buyer, showing, [first]);
    await letHoldEnd(testApp.database, ended.id);
    const released = await holdSeats(buyer, showing, [second]);
    await buyer.request(ReleaseHold, { holdId: released.id });
    const { id } = await bookSeats(buyer, showing, { seatIds: [third] });
    const { holdId: booked } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
    const expired = { hold: null, errors: [{ __typename: 'HoldExpired', path: ['input', 'holdId'] }] };
    for (const holdId of [ended.id, released.id, booked])
      expect(await withoutAnyChange(testApp.database, () => extend(buyer, holdId))).toMatchObject(expired);
  });

  test('of the hold of another account, or of none, is NotFound', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    const { client: other } = await testApp.newAccount('ADMIN');
    const unknown = { hold: null, errors: [{ __typename: 'NotFound', path: ['input', 'holdId'] }] };
    for (const holdId of [id, newId(), 'none', ''])
      expect(await withoutAnyChange(testApp.database, () => extend(other, holdId))).toMatchObject(unknown);
  });

  test('a hold whose job was lost is kept by the recovery after its old deadline, and ended after the new one', async () => {
    const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    await setSecondsLeft(id, 3, 600);
    await extend(buyer, id);
    await sleep(3100);
    const recover = async () => {
      for (const due of holdDueRows(testApp.app.services)) await recoverDueRows(due, testApp.app.services);
      const { status, seats } = await rowOf(id);
      return { status, seats: seats.length };
    };
    expect(await recover()).toEqual({ status: 'ACTIVE', seats: 1 });
    await letHoldEnd(testApp.database, id);
    expect(await recover()).toEqual({ status: 'EXPIRED', seats: 0 });
  });
});

test.each(MODES)(
  'an extended hold outlives the job of its old deadline, and is ended at its new one, %s',
  async (mode) => {
    await using testApp = await startTestApp(mode, { settings: { HOLD_SECONDS: '6' } });
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    const { client } = await testApp.newAccount();
    const { id, expiresAt } = await holdSeats(client, showing, showing.seatIds);
    await sleep(4000);
    const { hold } = await extend(client, id);
    const untilOld = new Date(expiresAt).getTime() - Date.now();
    await sleep(untilOld + 1000);
    const { prisma } = testApp.database;
    const row = await prisma.hold.findUniqueOrThrow({ where: { id }, include: { seats: true } });
    expect(row.expiresAt.toISOString()).toBe(hold?.expiresAt);
    expect(row).toMatchObject({ status: 'ACTIVE', seats: [{ status: 'HELD' }, { status: 'HELD' }] });
    const statusOf = async () => (await prisma.hold.findUniqueOrThrow({ where: { id } })).status;
    await expect.poll(statusOf, { timeout: 10_000 }).toBe('EXPIRED');
    expect(await prisma.showingSeat.count({ where: { status: 'AVAILABLE' } })).toBe(2);
  },
);
