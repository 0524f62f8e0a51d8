import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pairId } from '../../src/seating/showing-seat-view.ts';
import { holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadHoldSeats, ReadShowingSeats } from './operations.ts';

const UUID_8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the id of a seat of a showing', () => {
  let testApp: TestApp;
  let showing: MadeShowing;
  beforeAll(async () => {
    testApp = await startTestApp('embedded');
    showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 5 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** By the id of the seat. */
  async function idsOf({ showingId }: MadeShowing): Promise<Map<string, string>> {
    const answer = await testApp.client.request(ReadShowingSeats, { id: showingId });
    const seats = answer.showing?.seats ?? [];
    for (const { seatId, seat } of seats) expect(seatId).toBe(seat.id);
    return new Map(seats.map(({ seatId, id }) => [seatId, id]));
  }

  test('is a UUID, another one for each seat and each showing, and always the same', async () => {
    const other = await repeatShowing(testApp.database, showing);
    const [ids, again, otherIds] = [await idsOf(showing), await idsOf(showing), await idsOf(other)];
    expect(again).toEqual(ids);
    expect([...otherIds.keys()]).toEqual([...ids.keys()]);
    const all = [...ids.values(), ...otherIds.values()];
    for (const id of all) expect(id).toMatch(UUID_8);
    expect(new Set(all).size).toBe(20);
    const known = new Set([...showing.seatIds, showing.showingId, other.showingId]);
    expect(all.filter((id) => known.has(id))).toEqual([]);
  });

  test('is the same in the showing, in a hold and in live events, whatever the status', async () => {
    const ids = await idsOf(showing);
    await using watch = await SeatWatch.open(testApp.client, showing.showingId);
    const { client } = await testApp.newAccount();
    const seatIds = showing.seatIds.slice(3, 5);
    const hold = await holdSeats(client, showing, seatIds);
    await watch.until(() => seatIds.every((id) => watch.status(id) === 'HELD'));
    const read = await client.request(ReadHoldSeats, { id: hold.id });
    const expected = seatIds.map((seatId) => [seatId, ids.get(seatId)]);
    for (const seats of [hold.seats, read.hold?.seats ?? []]) {
      expect(seats.map(({ seatId, seat, id }) => [seatId, seat.id, id])).toEqual(
        expected.map(([seatId, id]) => [seatId, seatId, id]),
      );
    }
    const [snapshot, ...deltas] = watch.events.map((event) =>
      'seats' in event ? event.seats.map(({ seatId, id }) => [seatId, id] as const) : [],
    );
    expect(new Map(snapshot)).toEqual(ids);
    expect(new Map(deltas.flat())).toEqual(new Map(expected as [string, string][]));
    expect(await idsOf(showing)).toEqual(ids);
  });

  test('is refused as the id of a seat', async () => {
    const { client } = await testApp.newAccount();
    const [id = ''] = (await idsOf(showing)).values();
    const input = { showingId: showing.showingId, seatIds: [id] };
    const { holdSeats: payload } = await client.request(HoldSeats, { input });
    expect(payload).toMatchObject({ hold: null, errors: [{ __typename: 'NotFound' }] });
  });
});

/** Ids as this server makes them in one burst: in the same few milliseconds, numbered, with 42 random bits each. */
function idsOfOneBurst(maxLength: number): fc.Arbitrary<string[]> {
  const burst = fc.record({
    msecs: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
    seq: fc.integer({ min: 0, max: 0x7f_ff_ff_ff }),
    random: fc.array(fc.uint8Array({ minLength: 16, maxLength: 16 }), { minLength: 1, maxLength }),
  });
  return fc.noBias(
    burst.map(({ msecs, seq, random }) => random.map((bytes, index) => v7({ msecs, seq: seq + index, random: bytes }))),
  );
}

const uuid = fc.uuid({ version: 7 });

/** A UUID of version 7 and another one that differs in a single digit, where it may differ. */
const twoSimilar = fc
  .tuple(uuid, fc.integer({ min: 0, max: 35 }), fc.constantFrom(...'0123456789abcdef'.split('')))
  .map(([id, at, digit]) => [id, id.slice(0, at) + digit + id.slice(at + 1)] as const)
  .filter(([id, similar]) => id !== similar && /^.{8}-.{4}-7.{3}-[89ab].{3}-.{12}$/.test(similar));

describe('pairId', () => {
  test('gives a UUID of version 8, always the same for a pair', () => {
    fc.assert(
      fc.property(uuid, uuid, (a, b) => {
        expect(pairId(a, b)).toMatch(UUID_8);
        expect(pairId(a, b)).toBe(pairId(a, b));
      }),
    );
  });

  test('never gives two seats of one showing the same id, nor one seat in two showings', () => {
    fc.assert(
      fc.property(fc.oneof(twoSimilar, fc.tuple(uuid, uuid)), uuid, ([one, other], common) => {
        fc.pre(one !== other);
        expect(pairId(common, one)).not.toBe(pairId(common, other));
        expect(pairId(one, common)).not.toBe(pairId(other, common));
      }),
      { numRuns: 1000 },
    );
  });

  test('gives distinct pairs of a showing and a seat distinct ids', () => {
    fc.assert(
      fc.property(idsOfOneBurst(20), idsOfOneBurst(50), (showingIds, seatIds) => {
        const ids = showingIds.flatMap((showingId) => seatIds.map((seatId) => pairId(showingId, seatId)));
        expect(new Set(ids).size).toBe(showingIds.length * seatIds.length);
      }),
    );
  });
});
