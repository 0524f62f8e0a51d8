import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const BlockSeats = graphql(`
  mutation BlockSeats($input: BlockSeatsInput!) {
    blockSeats(input: $input) {
      showing {
        id
        availability {
          available
          blocked
        }
      }
      seats {
        seatId
        status
        version
      }
      errors {
        __typename
        path
        ... on SeatsInUse {
          seats {
            seatId
            status
          }
        }
      }
    }
  }
`);

const UnblockSeats = graphql(`
  mutation UnblockSeats($input: UnblockSeatsInput!) {
    unblockSeats(input: $input) {
      seats {
        seatId
        status
      }
      errors {
        __typename
        path
      }
    }
  }
`);

const WatchBlocks = graphql(`
  subscription WatchBlocks($showingId: ID!) {
    seatAvailability(showingId: $showingId) {
      __typename
      ... on SeatDelta {
        seats {
          seatId
          status
        }
      }
    }
  }
`);

describe.each(MODES)('seats out of sale, %s', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let staff: GraphQLClient;
  let seatIds: [string, string, string];
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
    seatIds = showing.seatIds as typeof seatIds;
    ({ client: staff } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId));
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const input = (ids: readonly string[], changes: object = {}) => ({
    input: { showingId: showing.showingId, seatIds: [...ids], reason: 'broken', ...changes },
  });
  const block = async (ids: readonly string[], changes: object = {}) =>
    (await staff.request(BlockSeats, input(ids, changes))).blockSeats;
  const unblock = async (ids: readonly string[]) => (await staff.request(UnblockSeats, input(ids))).unblockSeats;

  test('cannot be held, until they are on sale again', async () => {
    const [a, b] = seatIds;
    expect(await block([b, a])).toEqual({
      showing: { id: showing.showingId, availability: { available: 1, blocked: 2 } },
      seats: [
        { seatId: a, status: 'BLOCKED', version: 1 },
        { seatId: b, status: 'BLOCKED', version: 1 },
      ],
      errors: [],
    });
    const { client: buyer } = await testApp.newAccount();
    const { holdSeats: refused } = await buyer.request(HoldSeats, {
      input: { showingId: showing.showingId, seatIds: [a] },
    });
    expect(refused.errors).toMatchObject([{ __typename: 'SeatsUnavailable' }]);
    expect((await unblock([a, b])).seats).toMatchObject([{ status: 'AVAILABLE' }, { status: 'AVAILABLE' }]);
    await holdSeats(buyer, showing, [a]);
  });

  test('are told to watchers', async () => {
    const [a, b] = seatIds;
    await using events = testApp.client.subscribe(WatchBlocks, { showingId: showing.showingId });
    const states = () =>
      events.received.flatMap(({ data }) => {
        const event = data?.seatAvailability;
        return event?.__typename === 'SeatDelta' ? event.seats.map(({ seatId, status }) => `${seatId} ${status}`) : [];
      });
    await events.until((received) => received.length === 1);
    await block([b]);
    await events.until(() => states().length === 1);
    await unblock([a, b]);
    await events.until(() => states().length === 2);
    expect(states()).toEqual([`${b} BLOCKED`, `${b} AVAILABLE`]);
  });

  test('stay as they are when they are blocked twice, and leave one entry in the audit log', async () => {
    const [a, b] = seatIds;
    await block([a]);
    expect((await block([a, b], { reason: 'for the press' })).seats).toMatchObject([{ version: 1 }, { version: 1 }]);
    await block([a, b]);
    const entries = await testApp.database.prisma.auditEntry.findMany({
      where: { entityId: showing.showingId },
      orderBy: { at: 'asc' },
    });
    expect(entries).toMatchObject([
      { reason: 'broken', changes: [{ field: 'blockedSeats', before: null, after: ['A1'] }] },
      { reason: 'for the press', changes: [{ field: 'blockedSeats', before: null, after: ['A2'] }] },
    ]);
  });

  test('are none when one of them is held', async () => {
    const [a, b] = seatIds;
    const { client: buyer } = await testApp.newAccount();
    await holdSeats(buyer, showing, [b]);
    const refused = await withoutAnyChange(testApp.database, () => block([a, b]));
    expect(refused).toEqual({
      showing: null,
      seats: null,
      errors: [{ __typename: 'SeatsInUse', path: ['input', 'seatIds'], seats: [{ seatId: b, status: 'HELD' }] }],
    });
  });

  test('can be those of a hold that is over', async () => {
    const [a] = seatIds;
    const { client: buyer } = await testApp.newAccount();
    const { id } = await holdSeats(buyer, showing, [a]);
    // Of the seat: it says itself how long it is held. The hold is over already, so that no sweep changes it later.
    const past = new Date(Date.now() - 1000);
    await testApp.database.prisma.$transaction([
      testApp.database.prisma.hold.update({ where: { id }, data: { expiresAt: past, status: 'EXPIRED' } }),
      testApp.database.prisma.showingSeat.updateMany({ where: { holdId: id }, data: { heldUntil: past } }),
    ]);
    expect((await block([a])).errors).toEqual([]);
  });

  test.each([
    ['a seat of another map', () => ({ seatIds: [showing.seatIds[0], newId()] }), 'NotFound', ['seatIds', '1']],
    ['a seat without an id', () => ({ seatIds: ['A1'] }), 'NotFound', ['seatIds', '0']],
    ['no seats', () => ({ seatIds: [] }), 'InvalidInput', ['seatIds']],
    ['501 seats', () => ({ seatIds: Array.from({ length: 501 }, newId) }), 'InvalidInput', ['seatIds']],
    ['no reason', () => ({ reason: ' ' }), 'InvalidInput', ['reason']],
    ['a reason with NUL', () => ({ reason: 'a\0' }), 'InvalidInput', ['reason']],
    ['another showing', () => ({ showingId: newId() }), 'NotFound', ['showingId']],
  ] as const)('are refused: %s', async (_, changes, error, path) => {
    const refused = await withoutAnyChange(testApp.database, () => block(seatIds, changes()));
    expect(refused).toMatchObject({ showing: null, errors: [{ __typename: error, path: ['input', ...path] }] });
    const unblocking = await staff.request(UnblockSeats, input(seatIds, changes()));
    expect(unblocking.unblockSeats.errors).toMatchObject([{ __typename: error }]);
  });
});
